using FedoraPackages.Web.Components.Controls;
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
        var (by, reversed) = ViewQuery.Sort(sort, BuildsSort.Started);
        return new BuildsView(ViewQuery.Said(state)?.ToLowerInvariant(), ViewQuery.Said(release), by, reversed, ViewQuery.Page(page));
    }

    public string Href(string package) => ViewQuery.Href(
        SitePaths.Builds(package),
        ("state", State),
        ("release", Release),
        ("sort", ViewQuery.Sort(Sort, Reversed, BuildsSort.Started)),
        ("page", ViewQuery.Page(Page)));

    /// <summary>By this column; by it the other way round when it already is.</summary>
    public BuildsView By(BuildsSort sort) => this with { Sort = sort, Reversed = Sort == sort && !Reversed, Page = 1 };
}
