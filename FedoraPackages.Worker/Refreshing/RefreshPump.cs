using FedoraPackages.Connectors.Messages;
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
    /// <summary>A wake may get lost: look by ourselves this often.</summary>
    private static readonly TimeSpan IdleLook = TimeSpan.FromSeconds(1);

    private readonly PumpLane now = new(RefreshLane.Watched, slots: 8);
    private readonly PumpLane background = new(RefreshLane.Background, slots: 2);
    private int running;

    /// <summary>Refreshes under way.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>How many may be at once.</summary>
    public int Slots => now.Slots + background.Slots;

    /// <summary>There are marks.</summary>
    public void Wake()
    {
        now.Wake();
        background.Wake();
    }

    /// <summary>
    /// There are marks in this lane. Done when the pump can use the wake, so that whoever hands them out gives the next to another worker;
    /// or when the wake has grown old: by then every worker has looked by itself.
    /// </summary>
    public async Task WakeAsync(RefreshLane lane, DateTime? sentAt, CancellationToken ct)
    {
        var of = lane == RefreshLane.Background ? background : now;
        var left = IdleLook - (Clock.GetUtcNow().UtcDateTime - sentAt ?? TimeSpan.Zero);
        if (left <= TimeSpan.Zero)
        {
            // Or the sender's clock is slow: not held for anybody, and not lost either.
            of.Wake();
            return;
        }

        using var old = new CancellationTokenSource(left < IdleLook ? left : IdleLook, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, old.Token);
        try
        {
            await of.WakeAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It has grown old.
        }
    }

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [ct => PumpAsync(now, ct), ct => PumpAsync(background, ct)];

    private async Task PumpAsync(PumpLane lane, CancellationToken ct)
    {
        using var free = new SemaphoreSlim(lane.Slots);
        var running = new List<Task>();
        try
        {
            while (true)
            {
                lane.IsFull = free.CurrentCount == 0;
                await free.WaitAsync(ct);
                lane.IsFull = false;
                if (await store.TakeAsync(lane.Slowest, ct) is not { } lease)
                {
                    free.Release();
                    await IdleAsync(lane, ct);
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
        Interlocked.Increment(ref running);
        try
        {
            await refresher.RefreshAsync(lease, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: the lease runs out and the mark still stands.
        }
        catch (Exception e) when (e is StoreAwayException or BusAwayException)
        {
            // As above; its link has said so.
        }
        catch (Exception e)
        {
            // This program failed: the lease runs out and the key is taken again.
            Logger.RefreshBroke(lease.Key, e);
        }
        finally
        {
            Interlocked.Decrement(ref running);
            free.Release();
        }
    }

    private async Task IdleAsync(PumpLane lane, CancellationToken ct)
    {
        var next = await store.NextDueAsync(lane.Slowest, ct) ?? IdleLook;
        var pause = next < IdleLook ? next : IdleLook;
        // A key may be due and still be leased to somebody for a moment: never spin.
        var least = TimeSpan.FromMilliseconds(5);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(
            Task.Delay(pause > least ? pause : least, Clock, either.Token),
            lane.WokenAsync(either.Token));
        await either.CancelAsync();
        ct.ThrowIfCancellationRequested();
        lane.Clear();
    }
}
