using System.Text.Json;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// The web's door: reads a panel from memory, else from the store. What has never been fetched is marked as a first view, and waited
/// for a short while; what has not come by then is drawn as "not fetched yet" and follows by notification.
/// </summary>
public sealed partial class PanelReader(
    PanelMemory memory, IPanelShelf store, StoreLink link, IPanelSignals signals, TimeProvider clock, ILogger<PanelReader> log)
{
    /// <summary>How long a reader waits for a panel that has never been fetched, the sending of the mark included.</summary>
    public static readonly TimeSpan FirstViewBudget = TimeSpan.FromMilliseconds(700);

    /// <summary>How long a reader waits for a store that does not answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly SingleFlight<PanelKey> reads = new();
    private readonly SingleFlight<PanelKey> firstViews = new();

    /// <summary>
    /// The panel as kept now; <see cref="Panel{T}.Value"/> is null when there has been no good answer yet. While the store is away, as
    /// last read by this node, with a failure that says so.
    /// </summary>
    /// <exception cref="StoreAwayException">The store does not answer, and this node has never read the panel.</exception>
    public async Task<Panel<T>> ReadAsync<T>(PanelKind<T> kind, PanelKey key, CancellationToken ct)
        where T : class
    {
        var last = memory.Last<T>(key);
        if (last is not null && link.AwaySince is { } since)
            return last with { Failure = PanelFailure.OfTheStore(since) };
        if (memory.Get<T>(key) is { } remembered)
            return remembered;
        if (last is not null)
            return await NewerAsync(kind, last, ct).ConfigureAwait(false);
        var panel = await LoadAsync(kind, key, ct).ConfigureAwait(false);
        if (panel.Value is not null || panel.Failure is not null)
            return panel;
        return await firstViews.RunAsync(key, () => FirstViewAsync(kind, key), ct).ConfigureAwait(false);
    }

    private async Task<Panel<T>> LoadAsync<T>(PanelKind<T> kind, PanelKey key, CancellationToken ct)
        where T : class
    {
        try
        {
            var panel = await reads.RunAsync(key, () => FetchAsync(kind, key), ct).WaitAsync(Patience, clock, ct).ConfigureAwait(false);
            // This caller may have joined a reading that began before the announcement it has heard.
            return memory.IsOutdated(panel.Key, panel.Generation)
                ? await reads.RunAsync(key, () => FetchAsync(kind, key), ct).WaitAsync(Patience, clock, ct).ConfigureAwait(false)
                : panel;
        }
        catch (TimeoutException e)
        {
            throw new StoreAwayException("the store did not answer in time", e);
        }
    }

    private async Task<Panel<T>> FetchAsync<T>(PanelKind<T> kind, PanelKey key)
        where T : class
    {
        // Another flight may have landed since the caller looked: a thousand tabs are one reading of the store.
        if (memory.Get<T>(key) is { } remembered)
            return remembered;
        var entry = await store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false);
        if (entry is null)
            return Panel<T>.NotFetched(key);
        var panel = new Panel<T>(key, entry.Generation, Value(kind, entry), entry.ChangedAt, entry.CheckedAt, entry.Cause, entry.Failure);
        if (panel.Value is not null || panel.Failure is not null)
            memory.Put(panel, entry.Value.Length);
        return panel;
    }

    private T? Value<T>(PanelKind<T> kind, PanelEntry entry)
        where T : class
    {
        if (entry.Value.Length == 0)
            return null;
        try
        {
            return kind.Read(entry.Value);
        }
        catch (JsonException e)
        {
            log.KeptUnreadable(entry.Key, e);
            return null;
        }
    }

    private async Task<Panel<T>> FirstViewAsync<T>(PanelKind<T> kind, PanelKey key)
        where T : class
    {
        // Subscribe first, read second: what came since the caller looked is there already.
        var announced = memory.NextAnnouncement(key);
        using var budget = new CancellationTokenSource(FirstViewBudget, clock);
        try
        {
            var kept = await store.ReadAsync(key, budget.Token).ConfigureAwait(false);
            if (kept is null || (kept.Failure is null && Value(kind, kept) is null))
            {
                // A kept value that cannot be read counts as kept, so the mark must insist.
                await MarkAsync(key, kept is null ? MarkWhen.Missing : MarkWhen.Always, budget.Token).ConfigureAwait(false);
                await announced.WaitAsync(budget.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            // The panel is drawn as not fetched yet, and follows.
        }

        return await LoadAsync(kind, key, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task MarkAsync(PanelKey key, MarkWhen when, CancellationToken ct)
    {
        await store.MarkAsync([new PanelMark(key, RefreshLane.FirstView, PanelCauses.FirstView, [], when)], ct).ConfigureAwait(false);
        try
        {
            await signals.MarkedAsync(RefreshLane.FirstView, ct).WaitAsync(ct).ConfigureAwait(false);
        }
        catch (BusAwayException)
        {
            // As below; the bus's link has said so.
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A wake that gets lost costs a moment: the workers look by themselves too.
            log.WorkersNotWoken(e);
        }
    }
}
