using System.Threading.Channels;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Web.Live;

/// <summary>
/// A notification may get lost. Every thirty seconds, whenever our bus is back, and whenever the store comes, goes or has begun another
/// life, this node asks the store which panels have been gathered since it last asked, and tells the tabs that look at them; each knows
/// whether it missed anything. While our bus is away nothing is heard, so it asks every two seconds. What that costs goes by what happens,
/// and not by how many tabs there are; some of what they look at is compared each time besides, so that nothing lost is lost for long.
/// </summary>
internal sealed class GenerationSweep(
    PackageSubscriptions subscriptions,
    PanelMemory memory,
    IPanelShelf store,
    StoreLink link,
    BusLink bus,
    IPanelSignals signals,
    TimeProvider clock,
    ILogger<GenerationSweep> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Between two while nothing is heard.</summary>
    public static readonly TimeSpan WhileDeaf = TimeSpan.FromSeconds(2);

    /// <summary>Compared besides, each time.</summary>
    private const int Slice = 500;

    /// <summary>A gathering is written down with the time at which its writing began.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    private readonly Queue<PanelKey> unseen = new();
    private DateTimeOffset since = DateTimeOffset.MaxValue;
    private string? life;

    private readonly Channel<bool> atOnce = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public async Task SweepAsync(CancellationToken ct)
    {
        if (link.AwaySince is null && await TryCompareAsync(ct))
            return;
        // Each tab reads again, and learns from the reader that the store is away and how old is what it shows.
        foreach (var key in subscriptions.Keys())
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

    private async Task<bool> TryCompareAsync(CancellationToken ct)
    {
        try
        {
            await CompareAsync(ct);
            return true;
        }
        catch (StoreAwayException)
        {
            return false;
        }
    }

    private async Task CompareAsync(CancellationToken ct)
    {
        var now = link.Life?.Name;
        var gathered = await store.CheckedSinceAsync(since, ct);
        var looked = subscriptions.Keys();
        var another = since == DateTimeOffset.MaxValue || now != life;
        await CompareAsync([.. gathered.Keys.Where(subscriptions.Has).Union(another ? looked : Some(looked))], looked, ct);
        (since, life) = (gathered.Now - Overlap, now);
    }

    /// <summary>The next of those that are looked at; those that have gone meanwhile are left out.</summary>
    private List<PanelKey> Some(IReadOnlyList<PanelKey> looked)
    {
        if (unseen.Count == 0)
        {
            foreach (var key in looked)
                unseen.Enqueue(key);
        }

        var some = new List<PanelKey>();
        while (some.Count < Slice && unseen.TryDequeue(out var key))
        {
            if (subscriptions.Has(key))
                some.Add(key);
        }

        return some;
    }

    private async Task CompareAsync(IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey> looked, CancellationToken ct)
    {
        if (keys.Count == 0)
            return;
        var headers = await store.HeadersAsync(keys, ct);
        foreach (var header in headers)
        {
            memory.Compare(header);
            // Whoever is up to date already sees so at once: what a tab has drawn may be older than what this node remembers.
            subscriptions.Publish(header.Key, header.Generation);
        }

        // Of an emptied store somebody must ask for what is looked at.
        var missing = keys.Except(headers.Select(h => h.Key)).Intersect(looked)
            .Select(key => new PanelMark(key, RefreshLane.Watched, PanelCauses.NotKept, [], MarkWhen.Missing)).ToList();
        if (missing.Count > 0 && await store.MarkAsync(missing, ct))
            await signals.TryWakeAsync(RefreshLane.Watched, ct);
    }
}
