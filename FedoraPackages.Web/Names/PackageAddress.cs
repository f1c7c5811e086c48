using Microsoft.AspNetCore.WebUtilities;

namespace FedoraPackages.Web.Names;

/// <summary>What the address of a package's page asks for.</summary>
/// <param name="Pasted">What stands where the name belongs.</param>
/// <param name="Tab">Which part of the page; null for the overview.</param>
/// <param name="Query">The rest of the query, with its "?", or "".</param>
internal sealed record PackageAddress(string Pasted, string? Tab, string Query)
{
    private const string Before = "/packages/";
    private const string Overview = "overview";
    private const string TabParameter = "tab";

    /// <param name="path">Decoded, but for slashes.</param>
    /// <param name="query">With its "?", or "".</param>
    /// <param name="tabs">The parts beside the overview.</param>
    public static PackageAddress Of(string path, string query, IReadOnlyList<string> tabs)
    {
        var rest = (path.Length > Before.Length ? path[Before.Length..] : "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        // Of a pasted address the query is a part, and no word of this site's.
        if (PastedAddress.Of(rest.Trim()) is not null)
            return new PackageAddress(rest + query, null, "");

        var (asked, others) = WithoutTab(query, tabs);
        var parts = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return rest.TrimStart().StartsWith('@') || parts.Length < 2
            ? new PackageAddress(rest, Known(asked, tabs), others)
            : new PackageAddress(parts[0], Known(string.Join('/', parts[1..]), tabs), others);
    }

    private static string? Known(string? tab, IReadOnlyList<string> tabs) =>
        string.IsNullOrWhiteSpace(tab) || tab.Trim().Equals(Overview, StringComparison.OrdinalIgnoreCase)
            ? null
            : tabs.FirstOrDefault(t => t.Equals(tab.Trim(), StringComparison.OrdinalIgnoreCase)) ?? tab;

    /// <summary>Other sites name the part in the query. One that does not exist is not looked for.</summary>
    private static (string? Tab, string Query) WithoutTab(string query, IReadOnlyList<string> tabs)
    {
        var values = QueryHelpers.ParseQuery(query);
        if (!values.TryGetValue(TabParameter, out var asked))
            return (null, query);
        values.Remove(TabParameter);
        return (tabs.FirstOrDefault(t => t.Equals(asked[0], StringComparison.OrdinalIgnoreCase)), QueryHelpers.AddQueryString("", values));
    }
}
