namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Where a release stands among the others, in their order on screen.</summary>
public enum ReleaseKind
{
    /// <summary>Where everything begins; it has no testing.</summary>
    Rawhide,

    /// <summary>Branched from Rawhide and not released yet.</summary>
    Branched,

    /// <summary>A released Fedora.</summary>
    Stable,

    /// <summary>EPEL, with its minor releases and its Next.</summary>
    Epel,

    /// <summary>Rawhide's packages built as for the next RHEL.</summary>
    Eln,
}
