using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// Which version of a package is where: one line for each release, in their order on screen. Joined when it is read, of what is kept of
/// four panels, because days in testing pass by the clock, a release's phase changes for all packages at once, and one service that does
/// not answer must not darken what the other says.
/// </summary>
/// <param name="Rows">Fedora always; EPEL and ELN where the package is.</param>
/// <param name="Absent">The releases of EPEL that do not have it, newest first.</param>
public sealed record ReleaseMatrix(ImmutableArray<MatrixRow> Rows, ImmutableArray<BodhiRelease> Absent)
{
    /// <param name="tagged">Null while Koji has not been asked: then nothing is claimed of what is stable.</param>
    /// <param name="builds">Null: what runs is not known.</param>
    /// <param name="updates">Null: updates are not known, and what waits is told by its tags alone.</param>
    /// <param name="bugs">Null: what blocks a release, or has an exception, is not known.</param>
    public static ReleaseMatrix Of(ReleaseList releases, TaggedBuilds? tagged, BuildList? builds, UpdateList? updates, DateTimeOffset now, BugList? bugs = null)
    {
        var making = new MatrixRows(new MatrixSources(releases, tagged, builds, updates, now, bugs));
        var rows = releases.Releases.Select(making.Of).ToLookup(IsAbsent);
        var shown = EpelMinors.Merged(UpgradePaths.Marked(rows[false]));
        return new ReleaseMatrix([.. shown], [.. rows[true].SelectMany(r => r.Releases).Where(r => r.Kind == ReleaseKind.Epel)]);
    }

    private static bool IsAbsent(MatrixRow row) =>
        row is { Looked: true, NoTag: false, Stable: null, OnTheWay.Length: 0, LastFailed: null, Retired: false }
        && row.Releases[0].Kind is ReleaseKind.Epel or ReleaseKind.Eln;
}
