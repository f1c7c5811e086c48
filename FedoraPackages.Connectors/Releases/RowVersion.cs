using System.Globalization;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Connectors.Releases;

/// <summary>A build as a row shows it, and as rows are compared: the row's own dist tag says nothing.</summary>
internal static class RowVersion
{
    public static MatrixBuild Of(BodhiRelease row, KojiBuild build) =>
        Of(row, build.BuildId, build.Nvr, build.Epoch, build.Version, build.Release, build.Completed ?? build.Started);

    public static MatrixBuild Of(BodhiRelease row, TaggedBuild build) =>
        Of(row, build.BuildId, build.Nvr, build.Epoch, build.Version, build.Release, build.Completed);

    /// <summary>Of a build that only its update tells of.</summary>
    public static MatrixBuild Of(BodhiRelease row, UpdateBuild build)
    {
        var parts = build.Nvr.Split('-');
        var (version, release) = parts.Length >= 3 ? (parts[^2], parts[^1]) : (build.Nvr, "");
        return Of(row, null, build.Nvr, build.Epoch, version, release, null);
    }

    /// <summary>
    /// Whether what an older release has would be a step back for who upgrades. The same number with another dist tag is none, whichever
    /// is the greater: 2.fc44 may stand in F46 while F45 has 2.fc45. Behind an older dist tag a bump of the old branch only counts
    /// (1.fc45 after 1.fc45.1); before a newer one it is what it was made for (1.fc46 after 1.fc45.1).
    /// </summary>
    public static bool IsNewerThere(RpmVersion there, RpmVersion here)
    {
        var (older, newer) = (DistTag.Split(there.Release), DistTag.Split(here.Release));
        var order = (there with { Release = older.Before }).CompareTo(here with { Release = newer.Before });
        if (order != 0)
            return order > 0;
        return !(newer.Tag?.Order < older.Tag?.Order) && RpmVersion.Compare(older.After, newer.After) > 0;
    }

    private static MatrixBuild Of(BodhiRelease row, long? id, string nvr, long? epoch, string version, string release, DateTimeOffset? at)
    {
        var before = epoch is > 0 and var number ? string.Create(CultureInfo.InvariantCulture, $"{number}:") : "";
        var words = release.Length == 0 ? $"{before}{version}" : $"{before}{version}-{WithoutOwn(row, release)}";
        return new MatrixBuild(id, nvr, words, new RpmVersion(epoch ?? 0, version, release), at);
    }

    // 1.fc43.1 stays whole: without its middle it would be another number.
    private static string WithoutOwn(BodhiRelease row, string release) =>
        DistTag.Split(release) is { After: "", Tag: { } tag, Before: var before } && tag.Id == row.Name ? before : release;
}
