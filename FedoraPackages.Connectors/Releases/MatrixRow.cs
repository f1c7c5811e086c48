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

/// <summary>A build in a row.</summary>
/// <param name="BuildId">Null where only its name is known.</param>
/// <param name="Words">Its version with the epoch when there is one; the dist tag only where it is not the row's.</param>
/// <param name="At">When it was built, or for one that runs when it began; null where nobody says.</param>
public sealed record MatrixBuild(long? BuildId, string Nvr, string Words, RpmVersion Version, DateTimeOffset? At);

/// <summary>Something on its way into a release.</summary>
/// <param name="Update">The alias of its update; null when it is in none.</param>
/// <param name="Others">How many other builds are in the update.</param>
/// <param name="Waits">Where it stands and why it waits, in reading order.</param>
public sealed record OnTheWay(MatrixBuild Build, string? Update, int Others, IReadOnlyList<Wait> Waits);

/// <summary>An older release that holds a newer version.</summary>
/// <param name="Release">Its Bodhi name.</param>
/// <param name="Words">The version, as that release's row shows it.</param>
/// <param name="Since">When that was built; null where nobody says.</param>
/// <param name="Mending">What is on its way that is no older, newest first; null: nothing.</param>
public sealed record UpgradePath(string Release, string Words, DateTimeOffset? Since = null, OnTheWay? Mending = null);

/// <summary>A build that failed.</summary>
/// <param name="LogTask">The task whose log says why; null where it was not read.</param>
public sealed record FailedBuild(long BuildId, DateTimeOffset At, long? LogTask, string? Log);
