using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Connectors.Releases;

/// <summary>The minor releases of one EPEL: those that hold the same share a line.</summary>
internal static class EpelMinors
{
    /// <summary>"EPEL-10" for EPEL 10.2.</summary>
    public static string Major(BodhiRelease release) => release.Name.Split('.')[0];

    public static IEnumerable<MatrixRow> Merged(IEnumerable<MatrixRow> rows)
    {
        MatrixRow? last = null;
        foreach (var row in rows)
        {
            if (last is not null && AreAlike(last, row))
            {
                last = last with { Releases = [.. last.Releases, .. row.Releases] };
                continue;
            }

            if (last is not null)
                yield return last;
            last = row;
        }

        if (last is not null)
            yield return last;
    }

    private static bool AreAlike(MatrixRow one, MatrixRow other) =>
        one.Releases[0].Kind == ReleaseKind.Epel && other.Releases[0].Kind == ReleaseKind.Epel && Major(one.Releases[0]) == Major(other.Releases[0])
        && one is { Looked: true, OnTheWay.Length: 0, Behind: null } && other is { Looked: true, OnTheWay.Length: 0, Behind: null }
        && one.Retired == other.Retired && one.Stable?.Nvr == other.Stable?.Nvr;
}
