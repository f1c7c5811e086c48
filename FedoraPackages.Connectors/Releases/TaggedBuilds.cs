using System.Collections.Immutable;
using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Where a package's builds are in each release, by Koji's tags as Bodhi's release records name them.</summary>
public sealed record TaggedBuilds(ImmutableArray<ReleaseBuilds> Releases)
{
    /// <summary>Null for a release that was not asked about.</summary>
    public ReleaseBuilds? In(string release) => Releases.FirstOrDefault(r => r.Release == release);
}

/// <summary>A package's builds in one release.</summary>
/// <param name="Release">The release's Bodhi name.</param>
/// <param name="StableTag">The tag that counted as released when this was asked: another one now means that this says nothing any more.</param>
/// <param name="Stable">What is released there; null: nothing.</param>
/// <param name="OnTheWay">The newest build in each of the tags before, each build once.</param>
/// <param name="Listed">It stands in the release's package list.</param>
/// <param name="Blocked">It is blocked there: retired.</param>
public sealed record ReleaseBuilds(
    string Release, string StableTag, TaggedBuild? Stable, ImmutableArray<TaggedBuild> OnTheWay, bool Listed, bool Blocked);
