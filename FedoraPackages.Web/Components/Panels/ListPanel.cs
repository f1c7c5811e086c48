using System.Globalization;
using System.Runtime.CompilerServices;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>
/// The base of a panel that is a list of rows, of which the query says which are shown. What the reader has paged to, scrolled past or points
/// at does not move: new rows wait behind a pill.
/// </summary>
public abstract class ListPanel<TList, TRow> : LivePanel<TList>
    where TList : class
{
    /// <summary>Made once for an answer, however many tabs look at it.</summary>
    private static readonly ConditionalWeakTable<TList, IReadOnlyDictionary<string, string>> Looks = [];

    private readonly NewRows news = new();

    [Inject]
    internal IJSRuntime Browser { get; set; } = null!;

    /// <summary>How many rows that match wait behind the pill.</summary>
    protected int Unshown { get; private set; }

    /// <summary>New rows come in at the top of what the view shows.</summary>
    protected abstract bool ShowsNewest { get; }

    protected abstract IReadOnlyCollection<TRow> RowsIn(TList list);

    /// <summary>Tells a row from every other.</summary>
    protected abstract string NameOf(TRow row);

    /// <summary>All that is seen of a row: where it differs, the row is drawn again and marked.</summary>
    protected abstract string LookOf(TRow row);

    /// <summary>Chooses by the view what is drawn of these, and returns how many match.</summary>
    protected abstract int Choose(IReadOnlyCollection<TRow> rows);

    protected sealed override IReadOnlyDictionary<string, string> RowsOf(TList value) =>
        Looks.GetValue(value, list => RowsIn(list).DistinctBy(NameOf).ToDictionary(NameOf, LookOf));

    protected sealed override Task TakingAsync(TList value, bool first) => first
        ? Task.CompletedTask
        : news.TakeAsync(All.Select(NameOf), RowsIn(value).Select(NameOf), ShowsNewest, Browser);

    protected sealed override void Taken() => Select();

    /// <summary>The query has been read.</summary>
    /// <param name="another">It asks for another view than before: then nothing waits any more.</param>
    protected void ViewTaken(bool another)
    {
        if (another)
            news.ShowAll();
        Select();
    }

    protected void ShowAll()
    {
        news.ShowAll();
        Select();
    }

    /// <summary>Somebody points at the rows or has the focus in them, or nobody any more.</summary>
    protected async Task PointAsync(bool at)
    {
        if (!await news.PointAsync(at, Browser))
            return;
        Select();
        StateHasChanged();
    }

    protected static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private IReadOnlyCollection<TRow> All => Panel.Value is { } list ? RowsIn(list) : [];

    private void Select()
    {
        var all = All;
        var matching = news.AreHeld ? Choose(all) : 0;
        var shown = Choose(news.AreHeld ? [.. all.Where(row => news.Shows(NameOf(row)))] : all);
        Unshown = news.AreHeld ? matching - shown : 0;
    }
}
