using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// Which release a build is for that is in no tag, because it still runs or has failed: the target it was asked for says so, and only
/// where nobody says which that was its own dist tag.
/// </summary>
internal static class BuildHome
{
    public static BodhiRelease? Of(KojiBuild build, ReleaseList releases) =>
        build.Target is { } target ? ReleaseOfTag.Of(target, releases)
        : DistTag.Of(build.Release) is { } dist ? releases.Named(dist.Id)
        : null;
}
