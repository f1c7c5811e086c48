using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>What updates say that needs a look; each but the last an <see cref="UpdateItem"/>.</summary>
public static class UpdatesAttention
{
    /// <summary>Tests hold an update.</summary>
    public static AttentionKind Held { get; } = new("held", 110, 50, AttentionTone.Caution);

    /// <summary>Thrown out of a push for the reason in <c>Words</c>, and not asked for again.</summary>
    public static AttentionKind Ejected { get; } = new("ejected", 120, 40, AttentionTone.Caution);

    /// <summary>On the critical path: no trouble, but good to know.</summary>
    public static AttentionKind CriticalPath { get; } = new("critical-path", 130, null, AttentionTone.Info);
}
