using System.Globalization;
using System.Runtime.CompilerServices;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>The builds of a package. What the reader has paged to or scrolled past does not move: new builds wait behind a pill.</summary>
public sealed partial class BuildsPanel
{
    /// <summary>Made once for an answer, however many tabs look at it.</summary>
    private static readonly ConditionalWeakTable<BuildList, IReadOnlyDictionary<string, string>> Rows = [];

    private BuildsView view = BuildsView.All;
    private BuildsSelection selection = new([], BuildsView.All);
    private readonly NewRows news = new();
    private int unshown;

    [Parameter, FromQuery("state")]
    public string? State { get; set; }

    [Parameter, FromQuery("release")]
    public string? Release { get; set; }

    [Parameter, FromQuery("sort")]
    public string? Sort { get; set; }

    [Parameter, FromQuery("page")]
    public string? Page { get; set; }

    [Inject]
    internal IJSRuntime Browser { get; set; } = null!;

    protected override PanelKind<BuildList> Kind => KojiPanels.Builds;

    protected override string Title => "Builds";

    private bool Bounded => Panel.Value is { } list && list.Total > list.Builds.Length;

    protected override IReadOnlyDictionary<string, string> RowsOf(BuildList value) =>
        Rows.GetValue(value, static list => list.Builds.DistinctBy(b => b.BuildId).ToDictionary(RowOf, BuildWords.Fingerprint));

    protected override void ParametersTaken()
    {
        var wanted = BuildsView.Parse(State, Release, Sort, Page);
        if (wanted != view)
            news.ShowAll();
        view = wanted;
        Select();
    }

    protected override Task TakingAsync(BuildList value, bool first) => first
        ? Task.CompletedTask
        : news.TakeAsync(Panel.Value?.Builds.Select(RowOf) ?? [], value.Builds.Select(RowOf), view.ShowsNewest, Browser);

    protected override void Taken() => Select();

    private static string RowOf(KojiBuild build) => build.BuildId.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void Select()
    {
        IReadOnlyCollection<KojiBuild> all = Panel.Value?.Builds ?? [];
        selection = new BuildsSelection(news.AreHeld ? [.. all.Where(b => news.Shows(RowOf(b)))] : all, view);
        unshown = news.AreHeld ? new BuildsSelection(all, view).Matching - selection.Matching : 0;
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

    private string StateHref(string? state) => (view with { State = state, Page = 1 }).Href(Package);

    private string ReleaseHref(string? release) => (view with { Release = release, Page = 1 }).Href(Package);

    private string? PageHref(int page) => page < 1 || page > selection.Pages ? null : (view with { Page = page }).Href(Package);
}
