using System.Threading.Channels;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>
/// Tells the workers which keys this node's tabs look at: what has changed shortly after it did, and all of it every thirty seconds, when the
/// bus has come back and when somebody asks.
/// </summary>
internal sealed class WatchAnnouncer(
    PackageSubscriptions subscriptions,
    IPanelSignals signals,
    BusLink bus,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<WatchAnnouncer> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>A page opens several panels at once: one message for all of them.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);

    /// <summary>What a worker takes from one node: more tabs than a node can hold.</summary>
    private const int Most = 50_000;

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private HashSet<PanelKey> said = [];
    private int sayAll = 1;
    private long allSaidAt;

    /// <summary>All of it, soon, whether anything has changed or not.</summary>
    public void SayAgain()
    {
        Interlocked.Exchange(ref sayAll, 1);
        changes.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Our bus takes nothing before the host has started.
        using var started = lifetime.ApplicationStarted.Register(SayAgain);
        void OnKeys() => changes.Writer.TryWrite(true);
        subscriptions.KeysChanged += OnKeys;
        bus.Returned += SayAgain;
        try
        {
            await changes.Reader.ReadAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await AnnounceAsync(stoppingToken);
                await NextAsync(stoppingToken);
            }
        }
        finally
        {
            subscriptions.KeysChanged -= OnKeys;
            bus.Returned -= SayAgain;
        }
    }

    private async Task NextAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(Every, clock, either.Token), changes.Reader.WaitToReadAsync(either.Token).AsTask());
        await either.CancelAsync();
        await Task.Delay(Gather, clock, ct);
        changes.Reader.TryRead(out _);
    }

    private async Task AnnounceAsync(CancellationToken ct)
    {
        var all = Interlocked.Exchange(ref sayAll, 0) == 1 || clock.GetElapsedTime(allSaidAt) >= Every;
        var keys = subscriptions.Keys().Take(Most).ToHashSet();
        List<PanelKey>? gone = all ? null : [.. said.Where(key => !keys.Contains(key))];
        List<PanelKey> come = all ? [.. keys] : [.. keys.Where(key => !said.Contains(key))];
        if (gone is { Count: 0 } && come.Count == 0)
            return;
        try
        {
            await signals.WatchedAsync(node, come, gone, ct);
            said = keys;
            if (all)
                allSaidAt = clock.GetTimestamp();
        }
        catch (BusAwayException)
        {
            // Said once by the bus's link, and told again when it is back.
            Interlocked.Exchange(ref sayAll, 1);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Interlocked.Exchange(ref sayAll, 1);
            Log.WatchedNotSent(log, e);
        }
    }
}
