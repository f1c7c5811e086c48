using System.Collections.Immutable;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Operating;

/// <summary>
/// Sees to the bulk refresh that runs, if no other worker does: marks some of its panels, sees which of them have been gathered, writes down
/// how far it has come, and marks the next. One that stands still for some seconds has lost its worker, and another takes it on from what is
/// written down; what was marked and not written down is marked again, which changes nothing.
/// </summary>
internal sealed class BulkRefresher(
    SharedDocument<BulkHistory> document,
    SharedDocument<SiteControls> controls,
    BulkTargets targets,
    IEnumerable<IPanelSource> sources,
    IEnumerable<UpstreamGauge> gauges,
    IPanelStore store,
    IPanelSignals signals,
    StoreLink link,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<BulkRefresher> log) : AfterStart(lifetime, clock, log)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>As long as a lease: by then its worker has written, if it is alive.</summary>
    private static readonly TimeSpan StandsStill = TimeSpan.FromSeconds(6);

    private readonly string worker = $"{ProcessName.Own} {Guid.NewGuid():N}";
    private readonly BulkWatch watch = new(clock);

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [SeeToItAsync];

    private async Task SeeToItAsync(CancellationToken ct)
    {
        BulkRun? run = null;
        string? life = null;
        using var timer = new PeriodicTimer(Look, Clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            // A store that was emptied has forgotten what was marked, and a copy of the document may have been put back.
            if (link.Life?.Name is var now && now != life)
                (run, life) = (null, now);
            if (document.Current.Running is not { } bulk)
                run = null;
            else if (bulk.Worker == worker && run?.Id == bulk.Id)
                await run.StepAsync(bulk, ct);
            else if (bulk.Worker is null || bulk.Worker == worker || watch.StandsStill(bulk, StandsStill))
                run = await TakeOnAsync(bulk, ct);
        }
    }

    private async Task<BulkRun?> TakeOnAsync(BulkRefresh bulk, CancellationToken ct)
    {
        var queues = Queues(await targets.OfAsync(bulk.Kind, ct), bulk.Places);
        var taken = await document.UpdateAsync(
            now => now.Running is { } running && running == bulk
                ? now with { Current = running with { Worker = worker, Total = running.Done + running.UnderWay.Length + queues.Sum(q => q.Left) } }
                : now,
            tell: false,
            ct);
        if (taken.Running is not { } ours || ours.Worker != worker)
            return null;
        Logger.BulkTakenOn(ours.Id, ours.Done, ours.Total);
        // Whoever marked these may have died before it did, or the store has forgotten them.
        await store.MarkAsync([.. ours.UnderWay.Select(key => PanelMark.InBulk(key, ours.Id))], ct);
        return new BulkRun(ours.Id, worker, queues, document, store, signals, Clock, Logger);
    }

    /// <param name="places">Of each kind, the last panel that has been marked.</param>
    private List<BulkQueue> Queues(IReadOnlyList<PanelKey> all, ImmutableSortedDictionary<string, PanelKey> places)
    {
        var services = gauges.Select(g => g.Read()).ToDictionary(
            s => s.Service,
            s => new BulkService(s.Service, new BulkBudget(s.BulkPerSecond, Clock), () => controls.Current.PauseOf(s.Service) is not null, Clock));
        var asks = sources.ToDictionary(s => s.Kind.Name, s => services[s.Service]);
        return
        [
            .. all.GroupBy(key => key.Kind).Select(of => new BulkQueue(
                of.Key, asks[of.Key], places.TryGetValue(of.Key, out var last) ? of.Where(key => BulkTargets.Order.Compare(key, last) > 0) : of)),
        ];
    }
}
