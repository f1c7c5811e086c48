using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>
/// The releases that are alive and hold RPM packages, in their order on screen: Rawhide, branched, stable newest first, EPEL newest
/// first, ELN. Containers, flatpaks and modules have releases of their own, which are left out.
/// </summary>
public sealed record ReleaseList(ImmutableArray<BodhiRelease> Releases)
{
    /// <summary>Null for a release that is not alive.</summary>
    public BodhiRelease? Named(string name) => Releases.FirstOrDefault(release => release.Name == name);
}
