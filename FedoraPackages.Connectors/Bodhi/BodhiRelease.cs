namespace FedoraPackages.Connectors.Bodhi;

/// <summary>A release of Fedora or EPEL as Bodhi keeps it (<c>upstreams/http.md</c> §1.2), and what its rules ask of an update.</summary>
/// <param name="Name">
/// Bodhi's name, which is its key: <c>F43</c>, <c>EPEL-10.2</c>, <c>ELN</c>. Never key by branch: <c>rawhide</c> moves on branch day.
/// </param>
/// <param name="LongName">On screen: "Fedora 43", "Fedora EPEL 10.2".</param>
/// <param name="Version">"43", "10.2", "eln": text, not a number.</param>
/// <param name="Kind">Where it stands among the others.</param>
/// <param name="State">Bodhi's word for its phase; pending and frozen are before its release.</param>
/// <param name="Branch">The branch in dist-git; Rawhide's release has <c>rawhide</c>.</param>
/// <param name="Tags">The Koji tags an update of it passes through.</param>
/// <param name="ReleasedOn">Null before it is released, and for some EPEL.</param>
/// <param name="EndOfLife">Null where nobody has set it.</param>
/// <param name="Status"><c>pre_beta</c> or <c>post_beta</c> before its release, else null.</param>
/// <param name="Thresholds">What an ordinary update needs to be pushed by hand; null where Bodhi does not say.</param>
/// <param name="CriticalThresholds">The same for critical path packages.</param>
public sealed record BodhiRelease(
    string Name,
    string LongName,
    string Version,
    ReleaseKind Kind,
    ReleaseState State,
    string Branch,
    ReleaseTags Tags,
    DateOnly? ReleasedOn,
    DateOnly? EndOfLife,
    string? Status,
    UpdateThresholds? Thresholds,
    UpdateThresholds? CriticalThresholds)
{
    /// <summary>Bodhi makes its repositories, by pushes to testing and stable. False: what passes is tagged at once, and nothing is pushed.</summary>
    public bool ComposedByBodhi { get; init; } = true;

    /// <summary>The repository of its updates in testing, as dnf calls it; null where the record names none.</summary>
    public string? TestingRepository { get; init; }

    /// <summary>True where an update is in testing before it is stable; not in Rawhide, ELN, and a branched release that Bodhi does not compose yet.</summary>
    public bool HasTesting => ComposedByBodhi && Kind is not (ReleaseKind.Rawhide or ReleaseKind.Eln);

    /// <summary>True for numbered Fedora releases and Rawhide.</summary>
    public bool IsFedora => Kind is ReleaseKind.Rawhide or ReleaseKind.Branched or ReleaseKind.Stable;
}
