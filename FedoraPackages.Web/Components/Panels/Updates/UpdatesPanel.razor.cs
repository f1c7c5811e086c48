using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>The updates of a package: where each stands, and why it waits.</summary>
public sealed partial class UpdatesPanel
{
    private readonly Followed<ReleaseList> releases = new(BodhiPanels.Releases);
    private readonly Followed<TaggedBuilds> tagged = new(ReleasePanels.Tagged);
    private readonly Followed<BugList> bugs = new(BugzillaPanels.Bugs);
    private UpdatesView view = UpdatesView.All;
    private UpdatesSelection selection = new([], null, UpdatesView.All);

    [Parameter, FromQuery("status")]
    public string? Status { get; set; }

    [Parameter, FromQuery("release")]
    public string? Release { get; set; }

    [Parameter, FromQuery("type")]
    public string? Type { get; set; }

    [Parameter, FromQuery("sort")]
    public string? Sort { get; set; }

    [Parameter, FromQuery("page")]
    public string? Page { get; set; }

    protected override PanelKind<UpdateList> Kind => BodhiPanels.Updates;

    protected override string Title => "Updates";

    protected override IReadOnlyList<Followed> Beside => [releases, tagged, bugs];

    private bool Bounded => Panel.Value is { } list && list.Total > list.Updates.Length;

    protected override bool ShowsNewest => view.ShowsNewest;

    protected override IReadOnlyCollection<BodhiUpdate> RowsIn(UpdateList list) => list.Updates;

    protected override string NameOf(BodhiUpdate row) => row.Alias;

    protected override string LookOf(BodhiUpdate row) => UpdateWords.Fingerprint(row);

    protected override int Choose(IReadOnlyCollection<BodhiUpdate> rows)
    {
        selection = new UpdatesSelection(rows, releases.Value, view);
        return selection.Page.Matching;
    }

    protected override void ParametersTaken()
    {
        var before = view;
        view = UpdatesView.Parse(Status, Release, Type, Sort, Page);
        ViewTaken(another: view != before);
    }

    private string? PageHref(int page) => page < 1 || page > selection.Page.Pages ? null : (view with { Page = page }).Href(Package);

    private static bool IsOnItsWay(BodhiUpdate update) => update.Status is UpdateStatus.Pending or UpdateStatus.Testing;

    // What bears on an update beside Bodhi's own word.
    private UpdateContext Context(BodhiRelease? release) => new(Package, bugs.Value, release is null ? null : tagged.Value?.In(release));

    // What Bodhi has in force is there when Koji has tagged it; true where Koji has not been asked.
    private bool IsInBuildroot(string nvr) =>
        tagged.Value is not { } known || known.Releases.Any(r => !r.Overridden.IsDefault && r.Overridden.Any(b => b.Nvr == nvr));
}
