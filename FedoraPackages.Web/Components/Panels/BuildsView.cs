using System.Globalization;
using FedoraPackages.Web.Hosting;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>Which of a package's builds are wanted and in what order: the query string of the Builds tab.</summary>
public sealed record BuildsView(string? State, string? Release, BuildsSort Sort, bool Reversed, int Page)
{
    /// <summary>The release filter's word for builds without a dist tag.</summary>
    public const string NoRelease = "none";

    public static BuildsView All { get; } = new(null, null, BuildsSort.Started, false, 1);

    /// <summary>True when new builds come in at the top of what is seen.</summary>
    public bool ShowsNewest => this is { Sort: BuildsSort.Started, Reversed: false, Page: 1 };

    /// <summary>Reads what an address says. What cannot be read counts as not said.</summary>
    public static BuildsView Parse(string? state, string? release, string? sort, string? page)
    {
        var reversed = sort is ['-', ..];
        var by = Enum.TryParse<BuildsSort>(sort?.TrimStart('-'), ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : BuildsSort.Started;
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 1;
        return new BuildsView(Said(state)?.ToLowerInvariant(), Said(release), by, reversed, number);
    }

    public string Href(string package)
    {
        var order = Sort.ToString().ToLowerInvariant();
        string?[] parts =
        [
            Part("state", State),
            Part("release", Release),
            Sort == BuildsSort.Started && !Reversed ? null : Part("sort", Reversed ? $"-{order}" : order),
            Page == 1 ? null : Part("page", Page.ToString(CultureInfo.InvariantCulture)),
        ];
        var query = string.Join('&', parts.Where(p => p is not null));
        return query.Length == 0 ? SitePaths.Builds(package) : $"{SitePaths.Builds(package)}?{query}";
    }

    /// <summary>By this column; by it the other way round when it already is.</summary>
    public BuildsView By(BuildsSort sort) => this with { Sort = sort, Reversed = Sort == sort && !Reversed, Page = 1 };

    private static string? Said(string? value) => value is { Length: > 0 and <= 20 } ? value : null;

    private static string? Part(string name, string? value) => value is null ? null : $"{name}={Uri.EscapeDataString(value)}";
}

/// <summary>The columns builds can be sorted by.</summary>
public enum BuildsSort
{
    /// <summary>Newest first.</summary>
    Started,

    /// <summary>What runs, then what failed, then the rest.</summary>
    State,

    /// <summary>Newest release first.</summary>
    Release,

    /// <summary>By name.</summary>
    By,

    /// <summary>Longest first.</summary>
    Took,
}
