using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Connectors.Releases;

/// <summary>A package's builds in one release.</summary>
/// <param name="Release">The release's Bodhi name.</param>
/// <param name="Tags">The release's tags when this was asked.</param>
/// <param name="Stable">What is released there, inherited or its own; null: nothing.</param>
/// <param name="OnTheWay">
/// The builds in each of the tags before, what has come furthest first, and within a tag what was tagged last; a build in two tags
/// stands here twice. A build that is released is not left out.
/// </param>
/// <param name="Listed">It stands in the release's package list, its own or one that it inherits.</param>
/// <param name="Blocked">It is blocked there: retired. Then Koji shows no builds.</param>
public sealed record ReleaseBuilds(
    string Release, ReleaseTags Tags, TaggedBuild? Stable, ImmutableArray<TaggedBuild> OnTheWay, bool Listed, bool Blocked)
{
    /// <summary>Koji has no such tag, though Bodhi's record of the release names it: then nothing is known of what is in it.</summary>
    public bool NoTag { get; init; }

    /// <summary>What others are built against before it is stable, tagged last first.</summary>
    public ImmutableArray<TaggedBuild> Overridden { get; init; } = [];

    /// <summary>The tags before stable that hold this build, what has come furthest first.</summary>
    public IEnumerable<string> TagsOf(string nvr) => OnTheWay.Where(b => b.Nvr == nvr).Select(b => b.Tag);
}
