namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Facets as text: one lower-case word each, in alphabetical order.</summary>
public static class FacetWords
{
    private static readonly (Facets Facet, string Word)[] All =
    [
        .. Enum.GetValues<Facets>().Where(facet => facet != Facets.None).Select(facet => (facet, facet.ToString().ToLowerInvariant()))
            .OrderBy(f => f.Item2, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Of(Facets facets) => [.. All.Where(f => facets.HasFlag(f.Facet)).Select(f => f.Word)];

    public static IReadOnlyList<string> Of(IEnumerable<Fact> facts) => Of(facts.Aggregate(Facets.None, (all, fact) => all | fact.Facets));
}
