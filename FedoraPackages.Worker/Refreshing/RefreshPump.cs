using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// Takes due keys from the to-do list, for each upstream service and each lane as many at once as it has places. So a service that hangs
/// holds only its own, and those who wait for a first view find theirs free however much is watched or to be done in the background.
/// </summary>
internal sealed class RefreshPump : AfterStart
{
    /// <summary>A wake may get lost: look by ourselves this often.</summary>
    private static readonly TimeSpan IdleLook = TimeSpan.FromSeconds(1);

    /// <summary>A store that was away is looked for this often: what waited meanwhile waits no longer than that.</summary>
    private static readonly TimeSpan AfterOutage = TimeSpan.FromMilliseconds(250);

    /// <summary>A key may be due and still be leased to somebody for a moment: never spin.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(5);

    private readonly IPanelStore store;
    private readonly PanelRefresher refresher;
    private readonly PumpLane[] lanes;
    private TaskCompletionSource freed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;

    public RefreshPump(
        IPanelStore store, PanelRefresher refresher, IEnumerable<IPanelSource> sources,
        IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<RefreshPump> log)
        : base(lifetime, clock, log)
    {
        (this.store, this.refresher) = (store, refresher);
        lanes =
        [
            .. from service in sources.GroupBy(s => s.Service, s => s.Kind.Name)
               from lane in Enum.GetValues<RefreshLane>()
               select new PumpLane(ToDoShare.Of(lane, [.. service]), PlacesIn(lane)),
        ];
    }

    /// <summary>Refreshes under way.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>How many may be at once.</summary>
    public int Slots => lanes.Sum(l => l.Places);

    /// <summary>There are marks.</summary>
    public void Wake()
    {
        foreach (var lane in lanes)
            lane.Wake();
    }

    /// <summary>
    /// There are marks in this lane. Done when the pump can use the wake, so that whoever hands them out gives the next to another worker;
    /// or when the wake has grown old: by then every worker has looked by itself.
    /// </summary>
    public async Task WakeAsync(RefreshLane lane, DateTime? sentAt, CancellationToken ct)
    {
        var woken = Array.FindAll(lanes, l => l.Share.Slowest == RefreshLane.Background == (lane == RefreshLane.Background));
        foreach (var one in woken)
            one.Wake();
        var left = IdleLook - (Clock.GetUtcNow().UtcDateTime - sentAt ?? TimeSpan.Zero);
        // Or the sender's clock is slow: not held for anybody, and not lost either.
        if (left <= TimeSpan.Zero)
            return;
        using var old = new CancellationTokenSource(left < IdleLook ? left : IdleLook, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, old.Token);
        try
        {
            while (Volatile.Read(ref freed).Task is var next && Array.TrueForAll(woken, l => l.IsFull))
                await next.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It has grown old.
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        foreach (var lane in lanes)
            lane.Dispose();
    }

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => lanes.Select(lane => (Func<CancellationToken, Task>)(ct => PumpAsync(lane, ct)));

    // Gathering is waiting for others: a place costs a lease. How many questions a service is asked at once, its connector says.
    private static int PlacesIn(RefreshLane lane) => lane switch
    {
        RefreshLane.FirstView => 24,
        RefreshLane.Watched => 16,
        _ => 2,
    };

    private async Task PumpAsync(PumpLane lane, CancellationToken ct)
    {
        var under = new List<Task>();
        try
        {
            while (true)
            {
                await lane.EnterAsync(ct);
                var lease = await TakeAsync(lane, ct);
                under.RemoveAll(t => t.IsCompleted);
                if (lease is not null)
                    under.Add(RefreshAsync(lease, lane, ct));
                else
                    Leave(lane);
                if (lease is null)
                    await IdleAsync(lane, ct);
            }
        }
        finally
        {
            await Task.WhenAll(under).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Null: there is nothing to do, or nobody can say. What is under way goes on in either case.</summary>
    private async Task<PanelLease?> TakeAsync(PumpLane lane, CancellationToken ct)
    {
        try
        {
            return await store.TakeAsync(lane.Share, ct);
        }
        catch (StoreAwayException)
        {
            // Its link has said so.
            await Task.Delay(AfterOutage, Clock, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Logger.BeginsAgain(nameof(RefreshPump), e);
            await Task.Delay(IdleLook, Clock, ct);
        }

        return null;
    }

    private async Task RefreshAsync(PanelLease lease, PumpLane lane, CancellationToken ct)
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
            Leave(lane);
        }
    }

    private void Leave(PumpLane lane)
    {
        lane.Leave();
        Interlocked.Exchange(ref freed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private async Task IdleAsync(PumpLane lane, CancellationToken ct)
    {
        TimeSpan? next;
        try
        {
            next = await store.NextDueAsync(lane.Share, ct);
        }
        catch (StoreAwayException)
        {
            next = AfterOutage;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Logger.BeginsAgain(nameof(RefreshPump), e);
            next = null;
        }

        var pause = next is { } due && due < IdleLook ? due : IdleLook;
        await lane.WokenAsync(pause > Least ? pause : Least, Clock, ct);
    }
}
