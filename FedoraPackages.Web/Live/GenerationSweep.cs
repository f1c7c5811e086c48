using System.Threading.Channels;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Web.Live;

/// <summary>
/// A notification may get lost. Every thirty seconds, whenever our bus is back, and whenever the store comes, goes or has begun another
/// life, this node compares the generations of all keys its tabs look at with those of the store, in one round trip, and tells the tabs;
/// each knows whether it missed anything. While our bus is away nothing is heard, so it compares every two seconds.
/// </summary>
internal sealed class GenerationSweep(
    PackageSubscriptions subscriptions,
    PanelMemory memory,
    IPanelStore store,
    StoreLink link,
    BusLink bus,
    IPanelSignals signals,
    TimeProvider clock,
    ILogger<GenerationSweep> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Between two while nothing is heard.</summary>
    public static readonly TimeSpan WhileDeaf = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> atOnce = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public async Task SweepAsync(CancellationToken ct)
    {
        var keys = subscriptions.Keys();
        if (keys.Count == 0)
            return;
        if (link.AwaySince is null && await TryCompareAsync(keys, ct))
            return;
        // Each tab reads again, and learns from the reader that the store is away and how old is what it shows.
        foreach (var key in keys)
            subscriptions.Publish(key, memory.Newest(key));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void OnChange() => atOnce.Writer.TryWrite(true);
        link.Changed += OnChange;
        bus.Gone += OnChange;
        bus.Returned += OnChange;
        try
        {
            while (true)
            {
                await NextAsync(stoppingToken);
                await TrySweepAsync(stoppingToken);
            }
        }
        finally
        {
            link.Changed -= OnChange;
            bus.Gone -= OnChange;
            bus.Returned -= OnChange;
        }
    }

    private async Task NextAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(bus.AwaySince is null ? Every : WhileDeaf, clock, either.Token), atOnce.Reader.WaitToReadAsync(either.Token).AsTask());
        await either.CancelAsync();
        ct.ThrowIfCancellationRequested();
        atOnce.Reader.TryRead(out _);
    }

    private async Task TrySweepAsync(CancellationToken ct)
    {
        try
        {
            await SweepAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.SweepFailed(log, e);
        }
    }

    private async Task<bool> TryCompareAsync(IReadOnlyList<PanelKey> keys, CancellationToken ct)
    {
        try
        {
            await CompareAsync(keys, ct);
            return true;
        }
        catch (StoreAwayException)
        {
            return false;
        }
    }

    private async Task CompareAsync(IReadOnlyList<PanelKey> keys, CancellationToken ct)
    {
        var headers = await store.HeadersAsync(keys, ct);
        foreach (var header in headers)
        {
            memory.Compare(header);
            // Whoever is up to date already sees so at once: what a tab has drawn may be older than what this node remembers.
            subscriptions.Publish(header.Key, header.Generation);
        }

        // Of an emptied store somebody must ask for what is looked at.
        var missing = keys.Except(headers.Select(h => h.Key)).Select(key => new PanelMark(key, RefreshLane.Watched, PanelCauses.NotKept, [], MarkWhen.Missing)).ToList();
        if (missing.Count > 0 && await store.MarkAsync(missing, ct))
            await signals.TryWakeAsync(RefreshLane.Watched, ct);
    }
}
