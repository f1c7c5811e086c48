using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Which version and release the next build of a package gets; never one that exists.</summary>
internal static class NextBuild
{
    /// <summary>The newest version once more.</summary>
    public static (string Version, string Release) Rebuild(SandboxPackage package, SandboxRelease release) =>
        Of(package, release, package.Builds.Count == 0 ? package.Facts.Version : package.Builds[^1].Version);

    /// <summary>A version that is newer than all before.</summary>
    public static (string Version, string Release) Update(SandboxPackage package, SandboxRelease release, Random random) =>
        Of(package, release, VersionLine.After(Rebuild(package, release).Version, random));

    private static (string Version, string Release) Of(SandboxPackage package, SandboxRelease release, string version)
    {
        var number = package.Builds.Where(build => build.Version == version).Select(Number).DefaultIfEmpty(0).Max() + 1;
        return (version, string.Create(CultureInfo.InvariantCulture, $"{number}.{release.Dist}"));
    }

    private static int Number(SandboxBuild build) =>
        int.TryParse(build.Release.AsSpan(0, build.Release.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
