using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Koji;

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
