using System.Globalization;
using System.Runtime.CompilerServices;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>The open bugs of a package.</summary>
public sealed partial class BugsPanel
{
    /// <summary>Made once for an answer, however many tabs look at it.</summary>
    private static readonly ConditionalWeakTable<BugList, IReadOnlyDictionary<string, string>> Rows = [];

    private readonly Followed<ReleaseList> releases = new(BodhiPanels.Releases);
    private readonly Followed<TaggedBuilds> tagged = new(ReleasePanels.Tagged);
    private readonly NewRows news = new();
    private BugsView view = BugsView.All;
    private BugsSelection selection = new([], BugsView.All);
    private IReadOnlyList<BugsHead> head = [];
    private int unshown;
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

    [Inject]
    internal IJSRuntime Browser { get; set; } = null!;

    protected override PanelKind<BugList> Kind => BugzillaPanels.Bugs;

    protected override string Title => "Bugs";

    protected override IReadOnlyList<Followed> Beside => [releases, tagged];

    private bool Bounded => Panel.Value is { } list && list.Total > list.Bugs.Length;

    protected override IReadOnlyDictionary<string, string> RowsOf(BugList value) =>
        Rows.GetValue(value, static list => list.Bugs.DistinctBy(b => b.Id).ToDictionary(RowOf, BugWords.Fingerprint));

    protected override void ParametersTaken()
    {
        var wanted = BugsView.Parse(Status, Severity, Release, About, Sort, Page);
        if (wanted != view)
            news.ShowAll();
        view = wanted;
        Select();
    }

    protected override Task TakingAsync(BugList value, bool first) => first
        ? Task.CompletedTask
        : news.TakeAsync(Panel.Value?.Bugs.Select(RowOf) ?? [], value.Bugs.Select(RowOf), view.ShowsNewest, Browser);

    protected override void Taken() => Select();

    private static string RowOf(Bug bug) => bug.Id.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void Select()
    {
        IReadOnlyCollection<Bug> all = Panel.Value?.Bugs ?? [];
        selection = new BugsSelection(news.AreHeld ? [.. all.Where(b => news.Shows(RowOf(b)))] : all, view);
        unshown = news.AreHeld ? new BugsSelection(all, view).Page.Matching - selection.Page.Matching : 0;
        head = BugsHead.Of(all, releases.Value);
        // A bug can be filed in EPEL only where the package is.
        epel = tagged.Value?.Releases.Any(r => r.Release.StartsWith("EPEL", StringComparison.Ordinal) && r is { Listed: true, Blocked: false }) == true;
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

    private string? PageHref(int page) => page < 1 || page > selection.Page.Pages ? null : (view with { Page = page }).Href(Package);
}
