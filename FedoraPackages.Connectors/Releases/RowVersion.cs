using System.Globalization;
using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Connectors.Releases;

/// <summary>A version as a row shows it, and as rows are compared: the row's own dist tag says nothing.</summary>
internal static class RowVersion
{
    /// <summary>"2:15.1.0-1"; in EPEL 10.1's row "14.1.1-1.el10_0".</summary>
    public static string Words(BodhiRelease row, long? epoch, string version, string release)
    {
        var before = epoch is > 0 and var number ? string.Create(CultureInfo.InvariantCulture, $"{number}:") : "";
        return $"{before}{version}-{WithoutOwn(row, release)}";
    }

    /// <summary>As two releases are compared with each other: without any dist tag.</summary>
    public static RpmVersion AcrossReleases(RpmVersion version) =>
        DistTag.Of(version.Release) is not null && version.Release.LastIndexOf('.') is > 0 and var dot && DistTag.Of(version.Release[dot..]) is not null
            ? version with { Release = version.Release[..dot] }
            : version;

    private static string WithoutOwn(BodhiRelease row, string release)
    {
        var dot = release.LastIndexOf('.');
        return dot > 0 && DistTag.Of(release[dot..])?.Id == row.Name ? release[..dot] : release;
    }
}
