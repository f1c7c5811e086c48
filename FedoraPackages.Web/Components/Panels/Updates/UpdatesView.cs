using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Hosting;

namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>Which of a package's updates are wanted: the query string of the Updates tab.</summary>
/// <param name="Status">In lower case; null: any.</param>
/// <param name="Release">The release's Bodhi name.</param>
public sealed record UpdatesView(string? Status, string? Release, string? Type, UpdatesSort Sort, bool Reversed, int Page)
{
    public static UpdatesView All { get; } = new(null, null, null, UpdatesSort.Submitted, false, 1);

    /// <summary>True when new updates come in at the top of what is seen.</summary>
    public bool ShowsNewest => this is { Sort: UpdatesSort.Submitted, Reversed: false, Page: 1 };

    public static UpdatesView Parse(string? status, string? release, string? type, string? sort, string? page)
    {
        var (by, reversed) = ViewQuery.Sort(sort, UpdatesSort.Submitted);
        return new UpdatesView(
            ViewQuery.Said(status)?.ToLowerInvariant(), ViewQuery.Said(release), ViewQuery.Said(type)?.ToLowerInvariant(), by, reversed, ViewQuery.Page(page));
    }

    public string Href(string package) => ViewQuery.Href(
        SitePaths.Updates(package), ("status", Status), ("release", Release), ("type", Type),
        ("sort", ViewQuery.Sort(Sort, Reversed, UpdatesSort.Submitted)), ("page", ViewQuery.Page(Page)));

    /// <summary>By this column; by it the other way round when it already is.</summary>
    public UpdatesView By(UpdatesSort sort) => this with { Sort = sort, Reversed = Sort == sort && !Reversed, Page = 1 };
}
