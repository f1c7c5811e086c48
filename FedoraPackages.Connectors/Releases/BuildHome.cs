using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// Which release a build is for that is in no tag, because it still runs or has failed: the target it was asked for says so, and only
/// where nobody says which that was its own dist tag.
/// </summary>
internal static class BuildHome
{
    // Other products with targets of the same beginning.
    private static readonly string[] Others = ["-flatpak", "-container"];

    public static BodhiRelease? Of(KojiBuild build, ReleaseList releases) => build.Target is { } target ? Of(target, releases) : OfDistTag(build, releases);

    private static BodhiRelease? Of(string target, ReleaseList releases)
    {
        if (Others.Any(other => target.Contains(other, StringComparison.Ordinal)))
            return null;
        if (Begins(target, "rawhide"))
            return releases.Releases.FirstOrDefault(r => r.Kind == ReleaseKind.Rawhide);
        // The longest: epel9-next-candidate is not EPEL 9's. The branch for what the newest minor release of EPEL is built with.
        return Longest(releases, target, r => r.Tags.Base) ?? Longest(releases, target, r => r.Branch);
    }

    private static BodhiRelease? OfDistTag(KojiBuild build, ReleaseList releases) =>
        DistTag.Of(build.Release) is { } dist ? releases.Releases.FirstOrDefault(r => r.Name == dist.Id) : null;

    private static BodhiRelease? Longest(ReleaseList releases, string target, Func<BodhiRelease, string> of) =>
        releases.Releases.Where(r => Begins(target, of(r))).MaxBy(r => of(r).Length);

    // f44, f44-candidate, f44-build-side-9871; not f440.
    private static bool Begins(string target, string with) =>
        with.Length > 0 && target.StartsWith(with, StringComparison.Ordinal) && (target.Length == with.Length || target[with.Length] == '-');
}
