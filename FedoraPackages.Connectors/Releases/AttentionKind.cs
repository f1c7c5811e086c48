namespace FedoraPackages.Connectors.Releases;

/// <summary>What it is, in the order of chips.</summary>
public enum AttentionKind
{
    /// <summary>Blocked in <c>Releases</c>, Rawhide among them.</summary>
    Retired,

    /// <summary>Blocked in Rawhide, in no other Fedora, and alive in these releases of EPEL.</summary>
    EpelOnly,
    FailsToInstall,
    FailsToBuild,

    /// <summary>Holes with a CVE: <c>Count</c> of them, <c>Words</c> the first three.</summary>
    Cve,

    /// <summary>Security updates that are not stable yet and close none of the holes above: <c>Count</c> of them, <c>Update</c> the gravest.</summary>
    SecurityUpdate,

    /// <summary>An accepted blocker of the milestone in <c>Words</c>.</summary>
    Blocker,

    /// <summary>A blocker that is only proposed.</summary>
    ProposedBlocker,

    /// <summary>An accepted freeze exception for the milestone in <c>Words</c>.</summary>
    FreezeException,

    /// <summary>A freeze exception that is only proposed.</summary>
    ProposedFreezeException,

    /// <summary>Tests hold an update.</summary>
    Held,

    /// <summary>Thrown out of a push for the reason in <c>Words</c>, and not asked for again.</summary>
    Ejected,

    /// <summary>Releases that are behind older ones: <c>Count</c> of them, the first in <c>Path</c>.</summary>
    UpgradePath,

    /// <summary>On the critical path: no trouble, but good to know.</summary>
    CriticalPath,
}
