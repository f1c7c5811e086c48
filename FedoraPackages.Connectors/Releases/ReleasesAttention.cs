using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Releases;

/// <summary>What several services together say that needs a look.</summary>
public static class ReleasesAttention
{
    /// <summary>Blocked in <c>Releases</c>, Rawhide among them.</summary>
    public static AttentionKind Retired { get; } = new("retired", 10, 120, AttentionTone.Problem);

    /// <summary>Blocked in Rawhide, in no other Fedora, and alive in these releases of EPEL.</summary>
    public static AttentionKind EpelOnly { get; } = new("epel-only", 20, 130, AttentionTone.Caution);

    /// <summary>Security updates that are not stable yet and close none of the known holes: <c>Count</c> of them, <c>Update</c> the gravest.</summary>
    public static AttentionKind SecurityUpdate { get; } = new("security-update", 60, 30, AttentionTone.Caution);

    /// <summary>Releases that are behind older ones: <c>Count</c> of them, the first in <c>Path</c>. A line and no chip.</summary>
    public static AttentionKind UpgradePath { get; } = new("upgrade-path", null, 110, AttentionTone.Caution);
}
