using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>What bugs say that needs a look; each a <see cref="BugsItem"/>.</summary>
public static class BugsAttention
{
    public static AttentionKind FailsToInstall { get; } = new("fails-to-install", 30, 60, AttentionTone.Problem);

    public static AttentionKind FailsToBuild { get; } = new("fails-to-build", 40, 70, AttentionTone.Caution);

    /// <summary>Holes with a CVE: <c>Count</c> of them, <c>Words</c> the first three.</summary>
    public static AttentionKind Cve { get; } = new("cve", 50, 20, AttentionTone.Problem);

    /// <summary>An accepted blocker of the milestone in <c>Words</c>.</summary>
    public static AttentionKind Blocker { get; } = new("blocker", 70, 10, AttentionTone.Problem);

    /// <summary>A blocker that is only proposed.</summary>
    public static AttentionKind ProposedBlocker { get; } = new("proposed-blocker", 80, 80, AttentionTone.Caution);

    /// <summary>An accepted freeze exception for the milestone in <c>Words</c>.</summary>
    public static AttentionKind FreezeException { get; } = new("freeze-exception", 90, 90, AttentionTone.Info);

    /// <summary>A freeze exception that is only proposed.</summary>
    public static AttentionKind ProposedFreezeException { get; } = new("proposed-freeze-exception", 100, 100, AttentionTone.Info);
}
