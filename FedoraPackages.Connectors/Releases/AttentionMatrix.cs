using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Releases;

/// <summary>The release matrix for rules: joined once for all of them.</summary>
internal static class AttentionMatrix
{
    public static IReadOnlyList<AttentionSource> Reads { get; } =
        [new(ReleasePanels.Tagged), new(BodhiPanels.Releases), new(BodhiPanels.Updates), new(BugzillaPanels.Bugs)];

    /// <summary>Null: not known.</summary>
    public static ReleaseMatrix? Of(AttentionFacts facts) => facts.Joined(Made);

    /// <summary>The Bodhi name of Rawhide's release; null: not known.</summary>
    public static string? Rawhide(AttentionFacts facts) =>
        (facts.Of(BodhiPanels.Releases)?.Releases ?? [.. (Of(facts)?.Rows ?? []).Select(r => r.Releases[0])])
        .FirstOrDefault(r => r.Kind == ReleaseKind.Rawhide)?.Name;

    /// <summary>What such a rule found. It knows when Koji has been asked about each row.</summary>
    public static AttentionFinding Found(ReleaseMatrix? matrix, IEnumerable<AttentionItem> items) =>
        new([.. items], matrix?.Rows.All(r => r.Looked) == true ? [] : [(PanelKind)ReleasePanels.Tagged]);

    private static ReleaseMatrix? Made(AttentionFacts facts) => facts.Of(BodhiPanels.Releases) is { } releases && facts.Of(ReleasePanels.Tagged) is { } tagged
        ? ReleaseMatrix.Of(releases, tagged, null, facts.Of(BodhiPanels.Updates), facts.Now, facts.Of(BugzillaPanels.Bugs))
        : null;
}
