using System.Globalization;

namespace FedoraPackages.Web.Components.Controls;

/// <summary>How a view stands in an address. What cannot be read counts as not said.</summary>
internal static class ViewQuery
{
    private const int Longest = 20;

    public static string? Said(string? value) => value is { Length: > 0 and <= Longest } ? value : null;

    public static int Page(string? page) => int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;

    /// <summary>A page's number, the first one not said.</summary>
    public static string? Page(int page) => page == 1 ? null : page.ToString(CultureInfo.InvariantCulture);

    /// <summary>The column to sort by, and whether the other way round: <c>-started</c>.</summary>
    public static (T By, bool Reversed) Sort<T>(string? sort, T usual)
        where T : struct, Enum =>
        (Enum.TryParse<T>(sort?.TrimStart('-'), ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : usual, sort is ['-', ..]);

    /// <summary>The same as it stands in an address; the usual one is not said.</summary>
    public static string? Sort<T>(T by, bool reversed, T usual)
        where T : struct, Enum
    {
        var word = by.ToString().ToLowerInvariant();
        return reversed ? $"-{word}" : by.Equals(usual) ? null : word;
    }

    /// <param name="parts">In this order; those without a value are left out.</param>
    public static string Href(string path, params IEnumerable<(string Name, string? Value)> parts)
    {
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
