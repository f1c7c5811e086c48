using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Koji;

/// <summary>A complete build in a tag.</summary>
/// <param name="Epoch">Null where there is none, which counts as 0.</param>
/// <param name="Release">With the dist tag: <c>2.fc43</c>.</param>
/// <param name="Tag">The tag it really is in, which may be one that the tag asked for inherits from.</param>
/// <param name="Completed">When it was built; null for old imports. When it was tagged Koji says here only as a number of its own.</param>
public sealed record TaggedBuild(long BuildId, string Name, long? Epoch, string Version, string Release, string Tag, DateTimeOffset? Completed)
{
    /// <summary>Name, version and release, without the epoch.</summary>
    public string Nvr => $"{Name}-{Version}-{Release}";
}

/// <summary>Where a package's builds are.</summary>
/// <param name="Builds">The builds in each tag asked for, tagged last first. A tag Koji does not know is missing.</param>
/// <param name="Lists">The tags in whose package lists it stands; true: blocked there, which is Koji's word for retired.</param>
internal sealed record KojiTagged(ImmutableDictionary<string, ImmutableArray<TaggedBuild>> Builds, ImmutableDictionary<string, bool> Lists)
{
    /// <summary>How many builds of a package in one tag are read.</summary>
    public const int MostBuilds = 20;

    /// <summary>Of a package that Koji does not know.</summary>
    public static KojiTagged Nowhere(IEnumerable<string> tags) =>
        new(tags.ToImmutableDictionary(tag => tag, _ => ImmutableArray<TaggedBuild>.Empty, StringComparer.Ordinal), []);
}
