using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Hosting;

namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>Which of a package's updates are wanted: the query string of the Updates tab.</summary>
/// <param name="Status">In lower case; null: any.</param>
/// <param name="Release">The release's Bodhi name.</param>
public sealed record UpdatesView(string? Status, string? Release, string? Type, int Page)
{
    public static UpdatesView All { get; } = new(null, null, null, 1);

    /// <summary>True when new updates come in at the top of what is seen.</summary>
    public bool ShowsNewest => Page == 1;

    public static UpdatesView Parse(string? status, string? release, string? type, string? page) =>
        new(ViewQuery.Said(status)?.ToLowerInvariant(), ViewQuery.Said(release), ViewQuery.Said(type)?.ToLowerInvariant(), ViewQuery.Page(page));

    public string Href(string package) =>
        ViewQuery.Href(SitePaths.Updates(package), ("status", Status), ("release", Release), ("type", Type), ("page", ViewQuery.Page(Page)));
}
