using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Hosting;

namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>Which of a package's bugs are wanted and in what order: the query string of the Bugs tab.</summary>
/// <param name="Status">Bugzilla's word, in capitals.</param>
/// <param name="Severity">In lower case.</param>
/// <param name="Release">As on screen: "Rawhide", "F45", "EPEL 9".</param>
/// <param name="Kind">What it is about: <see cref="BugWords.Kinds"/>.</param>
public sealed record BugsView(string? Status, string? Severity, string? Release, string? Kind, BugsSort Sort, bool Reversed, int Page)
{
    public static BugsView All { get; } = new(null, null, null, null, BugsSort.Opened, false, 1);

    /// <summary>True when new bugs come in at the top of what is seen.</summary>
    public bool ShowsNewest => this is { Sort: BugsSort.Opened, Reversed: false, Page: 1 };

    public static BugsView Parse(string? status, string? severity, string? release, string? kind, string? sort, string? page)
    {
        var (by, reversed) = ViewQuery.Sort(sort, BugsSort.Opened);
        return new BugsView(
            ViewQuery.Said(status)?.ToUpperInvariant(), ViewQuery.Said(severity)?.ToLowerInvariant(), ViewQuery.Said(release),
            ViewQuery.Said(kind)?.ToLowerInvariant(), by,
            reversed, ViewQuery.Page(page));
    }

    public string Href(string package) => ViewQuery.Href(
        SitePaths.Bugs(package),
        ("status", Status),
        ("severity", Severity),
        ("release", Release),
        ("kind", Kind),
        ("sort", ViewQuery.Sort(Sort, Reversed, BugsSort.Opened)),
        ("page", ViewQuery.Page(Page)));

    /// <summary>By this column; by it the other way round when it already is.</summary>
    public BugsView By(BugsSort sort) => this with { Sort = sort, Reversed = Sort == sort && !Reversed, Page = 1 };
}
