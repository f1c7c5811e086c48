using System.Globalization;
using System.Runtime.CompilerServices;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>The updates of a package: where each stands, and why it waits.</summary>
public sealed partial class UpdatesPanel
{
    /// <summary>Made once for an answer, however many tabs look at it.</summary>
    private static readonly ConditionalWeakTable<UpdateList, IReadOnlyDictionary<string, string>> Rows = [];

    private readonly Followed<ReleaseList> releases = new(BodhiPanels.Releases);
    private readonly Followed<TaggedBuilds> tagged = new(ReleasePanels.Tagged);
    private readonly Followed<BugList> bugs = new(BugzillaPanels.Bugs);
    private readonly NewRows news = new();
    private UpdatesView view = UpdatesView.All;
    private UpdatesSelection selection = new([], null, UpdatesView.All);
    private int unshown;

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

    [Inject]
    internal IJSRuntime Browser { get; set; } = null!;

    protected override PanelKind<UpdateList> Kind => BodhiPanels.Updates;

    protected override string Title => "Updates";

    protected override IReadOnlyList<Followed> Beside => [releases, tagged, bugs];

    private bool Bounded => Panel.Value is { } list && list.Total > list.Updates.Length;

    protected override IReadOnlyDictionary<string, string> RowsOf(UpdateList value) =>
        Rows.GetValue(value, static list => list.Updates.DistinctBy(u => u.Alias).ToDictionary(u => u.Alias, UpdateWords.Fingerprint));

    protected override void ParametersTaken()
    {
        var wanted = UpdatesView.Parse(Status, Release, Type, Sort, Page);
        if (wanted != view)
            news.ShowAll();
        view = wanted;
        Select();
    }

    protected override Task TakingAsync(UpdateList value, bool first) => first
        ? Task.CompletedTask
        : news.TakeAsync(Panel.Value?.Updates.Select(u => u.Alias) ?? [], value.Updates.Select(u => u.Alias), view.ShowsNewest, Browser);

    protected override void Taken() => Select();

    private void Select()
    {
        IReadOnlyCollection<BodhiUpdate> all = Panel.Value?.Updates ?? [];
        selection = new UpdatesSelection(news.AreHeld ? [.. all.Where(u => news.Shows(u.Alias))] : all, releases.Value, view);
        unshown = news.AreHeld ? new UpdatesSelection(all, releases.Value, view).Page.Matching - selection.Page.Matching : 0;
    }

    private void ShowAll()
    {
        news.ShowAll();
        Select();
    }

    private async Task PointAsync(bool at)
    {
        if (!await news.PointAsync(at, Browser))
            return;
        Select();
        StateHasChanged();
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string? PageHref(int page) => page < 1 || page > selection.Page.Pages ? null : (view with { Page = page }).Href(Package);

    private static bool IsOnItsWay(BodhiUpdate update) => update.Status is UpdateStatus.Pending or UpdateStatus.Testing;

    // What bears on an update beside Bodhi's own word.
    private UpdateContext Context(BodhiRelease? release) => new(Package, bugs.Value, release is null ? null : tagged.Value?.In(release));

    // What Bodhi has in force is there when Koji has tagged it; true where Koji has not been asked.
    private bool IsInBuildroot(string nvr) =>
        tagged.Value is not { } known || known.Releases.Any(r => !r.Overridden.IsDefault && r.Overridden.Any(b => b.Nvr == nvr));
}
