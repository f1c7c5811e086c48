using System.Globalization;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>The builds of a package. What the reader has paged to or scrolled past does not move: new builds wait behind a pill.</summary>
public sealed partial class BuildsPanel
{
    private BuildsView view = BuildsView.All;
    private BuildsSelection selection = new([], BuildsView.All);

    [Parameter, FromQuery("state")]
    public string? State { get; set; }

    [Parameter, FromQuery("release")]
    public string? Release { get; set; }

    [Parameter, FromQuery("sort")]
    public string? Sort { get; set; }

    [Parameter, FromQuery("page")]
    public string? Page { get; set; }

    protected override PanelKind<BuildList> Kind => KojiPanels.Builds;

    protected override string Title => "Builds";

    private bool Bounded => Panel.Value is { } list && list.Total > list.Builds.Length;

    protected override bool ShowsNewest => view.ShowsNewest;

    protected override IReadOnlyCollection<KojiBuild> RowsIn(BuildList list) => list.Builds;

    protected override string NameOf(KojiBuild row) => row.BuildId.ToString(CultureInfo.InvariantCulture);

    protected override string LookOf(KojiBuild row) => BuildWords.Fingerprint(row);

    protected override int Choose(IReadOnlyCollection<KojiBuild> rows)
    {
        selection = new BuildsSelection(rows, view);
        return selection.Matching;
    }

    protected override void ParametersTaken()
    {
        var before = view;
        view = BuildsView.Parse(State, Release, Sort, Page);
        ViewTaken(another: view != before);
    }

    private string StateHref(string? state) => (view with { State = state, Page = 1 }).Href(Package);

    private string ReleaseHref(string? release) => (view with { Release = release, Page = 1 }).Href(Package);

    private string? PageHref(int page) => page < 1 || page > selection.Pages ? null : (view with { Page = page }).Href(Package);
}
