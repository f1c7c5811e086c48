using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Where a package's builds are in each release, by Koji's tags as Bodhi's release records name them.</summary>
public sealed record TaggedBuilds(ImmutableArray<ReleaseBuilds> Releases)
{
    /// <summary>
    /// Null for a release that was not asked about, or by other tags than it has now: it has been branched or opened for updates since, and
    /// what was said then is not true of it any more.
    /// </summary>
    public ReleaseBuilds? In(BodhiRelease release) =>
        Releases.IsDefault ? null : Releases.FirstOrDefault(r => r.Release == release.Name && r.Tags == release.Tags);
}
