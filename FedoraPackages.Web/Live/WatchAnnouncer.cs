using System.Threading.Channels;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>Tells the workers which keys this node's tabs look at: shortly after that changed, when the bus has come back, and every thirty seconds.</summary>
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

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Soon, whether anything has changed or not.</summary>
    public void SayAgain() => changes.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Our bus takes nothing before the host has started.
        using var started = lifetime.ApplicationStarted.Register(SayAgain);
        subscriptions.KeysChanged += SayAgain;
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
            subscriptions.KeysChanged -= SayAgain;
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
        try
        {
            await signals.WatchedAsync(node, subscriptions.Keys(), ct);
        }
        catch (BusAwayException)
        {
            // Said once by the bus's link, and told again when it is back.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.WatchedNotSent(log, e);
        }
    }
}
