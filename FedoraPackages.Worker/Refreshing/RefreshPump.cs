using System.Threading.Channels;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// Takes due keys from the to-do list, as many at once as there are slots. Those somebody waits for have slots of their own, so that
/// background work never stands in their way.
/// </summary>
internal sealed class RefreshPump(IPanelStore store, PanelRefresher refresher, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<RefreshPump> log)
    : AfterStart(lifetime, clock, log)
{
    private const int NowSlots = 8;
    private const int BackgroundSlots = 2;

    /// <summary>A wake may get lost: look by ourselves this often.</summary>
    private static readonly TimeSpan IdleLook = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> wakeNow = WakeChannel();
    private readonly Channel<bool> wakeBackground = WakeChannel();

    /// <summary>There are marks.</summary>
    public void Wake()
    {
        wakeNow.Writer.TryWrite(true);
        wakeBackground.Writer.TryWrite(true);
    }

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() =>
    [
        ct => PumpAsync(RefreshLane.Watched, NowSlots, wakeNow.Reader, ct),
        ct => PumpAsync(RefreshLane.Background, BackgroundSlots, wakeBackground.Reader, ct),
    ];

    private async Task PumpAsync(RefreshLane slowest, int slots, ChannelReader<bool> wake, CancellationToken ct)
    {
        using var free = new SemaphoreSlim(slots);
        var running = new List<Task>();
        try
        {
            while (true)
            {
                await free.WaitAsync(ct);
                if (await store.TakeAsync(slowest, ct) is not { } lease)
                {
                    free.Release();
                    await IdleAsync(slowest, wake, ct);
                    continue;
                }

                running.RemoveAll(t => t.IsCompleted);
                running.Add(RefreshAsync(lease, free, ct));
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RefreshAsync(PanelLease lease, SemaphoreSlim free, CancellationToken ct)
    {
        try
        {
            await refresher.RefreshAsync(lease, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: the lease runs out and the mark still stands.
        }
        catch (StoreAwayException)
        {
            // As above; the store's link has said so.
        }
        catch (Exception e)
        {
            // Our bus failed, or this program: the lease runs out and the key is taken again.
            Logger.RefreshBroke(lease.Key, e);
        }
        finally
        {
            free.Release();
        }
    }

    private async Task IdleAsync(RefreshLane slowest, ChannelReader<bool> wake, CancellationToken ct)
    {
        var next = await store.NextDueAsync(slowest, ct) ?? IdleLook;
        var pause = next < IdleLook ? next : IdleLook;
        // A key may be due and still be leased to somebody for a moment: never spin.
        var least = TimeSpan.FromMilliseconds(5);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(
            Task.Delay(pause > least ? pause : least, Clock, either.Token),
            wake.WaitToReadAsync(either.Token).AsTask());
        await either.CancelAsync();
        ct.ThrowIfCancellationRequested();
        wake.TryRead(out _);
    }

    private static Channel<bool> WakeChannel() =>
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
}
