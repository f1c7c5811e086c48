using System.Collections.Immutable;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Operating;

/// <summary>One worker's part of a bulk refresh.</summary>
/// <param name="queues">What has not been marked yet, one queue for each kind of panel.</param>
internal sealed class BulkRun(
    string id,
    string worker,
    IReadOnlyList<BulkQueue> queues,
    SharedDocument<BulkHistory> document,
    IPanelStore store,
    IPanelSignals signals,
    TimeProvider clock,
    ILogger log)
{
    /// <summary>Panels marked and not gathered yet: enough to keep all workers busy, and so few that nothing else waits long behind them.</summary>
    private const int MostUnderWay = 32;

    /// <summary>With those that wait for a paused service.</summary>
    private const int MostParked = 256;

    /// <summary>Also when nothing has happened: so that others see that somebody is at it.</summary>
    private static readonly TimeSpan WriteAtLeast = TimeSpan.FromSeconds(2);

    private readonly BulkRate rate = new(clock);
    private long written = clock.GetTimestamp();
    private IReadOnlyList<ToDoItem> parked = [];

    public string Id => id;

    public async Task StepAsync(BulkRefresh bulk, CancellationToken ct)
    {
        if (bulk.State == BulkState.Cancelling)
        {
            await store.WithdrawAsync(id, bulk.UnderWay, ct);
            await EndAsync(bulk with { State = BulkState.Cancelled, UnderWay = [] }, "called off", ct);
            return;
        }

        var next = await MarkMoreAsync(await LookAsync(bulk, ct), ct);
        if (next.UnderWay.IsEmpty && queues.All(q => q.Left == 0))
            await EndAsync(next with { State = BulkState.Finished }, "finished", ct);
        else if (!ReferenceEquals(next, bulk) || clock.GetElapsedTime(written) >= WriteAtLeast)
            await WriteAsync(next, ct);
    }

    /// <summary>Which of those under way have been gathered, or tried?</summary>
    private async Task<BulkRefresh> LookAsync(BulkRefresh bulk, CancellationToken ct)
    {
        if (bulk.UnderWay.IsEmpty)
        {
            parked = [];
            return bulk;
        }

        var waiting = (await store.ToDoAsync(bulk.UnderWay, ct)).ToDictionary(item => item.Key);
        parked = [.. waiting.Values.Where(item => item.Bulk == id && item.Parked is not null)];
        var ended = bulk.UnderWay.Where(key => waiting.GetValueOrDefault(key)?.Bulk != id).ToList();
        if (ended.Count == 0)
            return bulk;
        var failed = ended.Where(key => waiting.GetValueOrDefault(key)?.Attempts > 0).ToHashSet();
        foreach (var key in ended)
            queues.FirstOrDefault(q => q.Kind == key.Kind)?.Service.Ended(failed.Contains(key));
        rate.Count(ended.Count);
        return bulk with
        {
            Done = bulk.Done + ended.Count,
            Failed = bulk.Failed + failed.Count,
            UnderWay = bulk.UnderWay.RemoveRange(ended),
            Rate = rate.PerSecond,
        };
    }

    private async Task<BulkRefresh> MarkMoreAsync(BulkRefresh bulk, CancellationToken ct)
    {
        var waitedFor = queues.Where(q => q.Left > 0 && q.Service.IsWaitedFor).Select(q => q.Service.Name).Concat(parked.Select(item => item.Parked!));
        ImmutableArray<string> waits = [.. waitedFor.Distinct().Order(StringComparer.Ordinal)];
        if (!waits.SequenceEqual(bulk.WaitsFor))
            bulk = bulk with { WaitsFor = waits };
        // What waits for a paused service keeps no place from the others.
        var more = Next(Math.Min(MostUnderWay - bulk.UnderWay.Length + parked.Count, MostParked - bulk.UnderWay.Length));
        if (more.Count == 0)
            return bulk;
        // Marked before it is written down: a worker that dies in between leaves what another marks again, and counts once.
        await store.MarkAsync([.. more.Select(key => PanelMark.InBulk(key, id))], ct);
        await signals.TryWakeAsync(RefreshLane.Background, ct);
        return bulk with
        {
            UnderWay = [.. bulk.UnderWay, .. more],
            Places = bulk.Places.SetItems(more.Select(key => KeyValuePair.Create(key.Kind, key))),
        };
    }

    /// <summary>In turn from each queue whose service may be asked.</summary>
    private List<PanelKey> Next(int most)
    {
        var more = new List<PanelKey>();
        for (var before = -1; more.Count < most && more.Count > before;)
        {
            before = more.Count;
            more.AddRange(queues.Take(most - more.Count).Where(q => q.Left > 0 && q.Service.TryTake()).Select(q => q.Next()));
        }

        return more;
    }

    private async Task EndAsync(BulkRefresh bulk, string how, CancellationToken ct)
    {
        await WriteAsync(bulk with { WaitsFor = [], EndedAt = clock.GetUtcNow() }, ct);
        log.BulkEnded(id, how, bulk.Done, bulk.Total);
    }

    /// <summary>Unless another worker has taken it on. That it was called off meanwhile stays.</summary>
    private async Task WriteAsync(BulkRefresh next, CancellationToken ct)
    {
        written = clock.GetTimestamp();
        await document.UpdateAsync(
            now => now.Running is { } running && running.Id == id && running.Worker == worker
                ? now with { Current = next.State == BulkState.Running ? next with { State = running.State } : next }
                : now,
            tell: next.IsOver,
            ct);
    }
}
