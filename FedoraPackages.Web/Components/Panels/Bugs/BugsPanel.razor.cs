using System.Globalization;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>The open bugs of a package.</summary>
public sealed partial class BugsPanel
{
    private readonly Followed<ReleaseList> releases = new(BodhiPanels.Releases);
    private readonly Followed<TaggedBuilds> tagged = new(ReleasePanels.Tagged);
    private BugsView view = BugsView.All;
    private BugsSelection selection = new([], BugsView.All);
    private IReadOnlyList<BugsHead> head = [];
    private bool epel;

    [Parameter, FromQuery("status")]
    public string? Status { get; set; }

    [Parameter, FromQuery("severity")]
    public string? Severity { get; set; }

    [Parameter, FromQuery("release")]
    public string? Release { get; set; }

    [Parameter, FromQuery("kind")]
    public string? About { get; set; }

    [Parameter, FromQuery("sort")]
    public string? Sort { get; set; }

    [Parameter, FromQuery("page")]
    public string? Page { get; set; }

    protected override PanelKind<BugList> Kind => BugzillaPanels.Bugs;

    protected override string Title => "Bugs";

    protected override IReadOnlyList<Followed> Beside => [releases, tagged];

    private bool Bounded => Panel.Value is { } list && list.Total > list.Bugs.Length;

    protected override bool ShowsNewest => view.ShowsNewest;

    protected override IReadOnlyCollection<Bug> RowsIn(BugList list) => list.Bugs;

    protected override string NameOf(Bug row) => row.Id.ToString(CultureInfo.InvariantCulture);

    protected override string LookOf(Bug row) => BugWords.Fingerprint(row);

    protected override int Choose(IReadOnlyCollection<Bug> rows)
    {
        selection = new BugsSelection(rows, view);
        head = BugsHead.Of(Panel.Value?.Bugs ?? [], releases.Value);
        // A bug can be filed in EPEL only where the package is.
        epel = tagged.Value?.Releases.Any(r => r.Release.StartsWith("EPEL", StringComparison.Ordinal) && r is { Listed: true, Blocked: false }) == true;
        return selection.Page.Matching;
    }

    protected override void ParametersTaken()
    {
        var before = view;
        view = BugsView.Parse(Status, Severity, Release, About, Sort, Page);
        ViewTaken(another: view != before);
    }

    private string? PageHref(int page) => page < 1 || page > selection.Page.Pages ? null : (view with { Page = page }).Href(Package);
}
