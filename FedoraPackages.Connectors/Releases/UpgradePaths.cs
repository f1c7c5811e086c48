using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Finds releases that are behind an older one: who upgrades would go back to an older version.</summary>
internal static class UpgradePaths
{
    /// <summary>Fedora's releases among themselves, and the minor releases of one EPEL. Rows come newest first.</summary>
    public static IEnumerable<MatrixRow> Marked(IEnumerable<MatrixRow> rows)
    {
        var all = rows.ToList();
        return all.Select((row, at) => row with { Behind = Behind(row, all.Skip(at + 1)) });
    }

    private static UpgradePath? Behind(MatrixRow row, IEnumerable<MatrixRow> older)
    {
        if (row.Stable is not { } stable)
            return null;
        var ahead = older.FirstOrDefault(o => Family(o) == Family(row) && o.Stable is { } there && RowVersion.IsNewerThere(there.Version, stable.Version));
        return ahead?.Stable is not { } newer ? null
            : new UpgradePath(
                ahead.Name, newer.Words, newer.At,
                row.OnTheWay.FirstOrDefault(way => !RowVersion.IsNewerThere(newer.Version, way.Build.Version)));
    }

    private static string Family(MatrixRow row) => row.Releases[0] switch
    {
        { IsFedora: true } => "Fedora",
        { Kind: ReleaseKind.Epel } release => EpelMinors.Major(release),
        var other => other.Name,
    };
}
