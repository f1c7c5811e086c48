using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Connectors.Releases;

/// <summary>One line of the release matrix.</summary>
/// <param name="Releases">The release; several for minor releases of EPEL that are alike, newest first.</param>
/// <param name="Looked">
/// False: Koji has not been asked about it yet, so that neither what is stable there is known nor what is in its tags. What runs and what
/// Bodhi says is told all the same.
/// </param>
/// <param name="Stable">What is released there by Koji's tags; null: nothing.</param>
/// <param name="OnTheWay">What comes after it, newest first. Something tagged stable a short while ago is told here too.</param>
/// <param name="Listed">It stands in the release's package list.</param>
/// <param name="Retired">Blocked there.</param>
/// <param name="Behind">An older release has something newer: the upgrade path is broken.</param>
/// <param name="LastFailed">The last build failed; said of ELN only, whose builds nobody starts by hand.</param>
/// <param name="InRepository">What is in the published repository; null: not known.</param>
/// <param name="CommitsNotBuilt">How many commits of its branch are not built yet; null: not known.</param>
/// <param name="NoTag">Koji was asked, and has no such tag: what is stable there is not to be known.</param>
public sealed record MatrixRow(
    ImmutableArray<BodhiRelease> Releases,
    bool Looked,
    MatrixBuild? Stable,
    ImmutableArray<OnTheWay> OnTheWay,
    bool Listed = false,
    bool Retired = false,
    UpgradePath? Behind = null,
    FailedBuild? LastFailed = null,
    MatrixBuild? InRepository = null,
    int? CommitsNotBuilt = null,
    bool NoTag = false)
{
    /// <summary>The row's key: the newest release's Bodhi name.</summary>
    public string Name => Releases[0].Name;
}
