using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Operations;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Operating;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker.Operating;

/// <summary>A store with the names of some packages, one kind of panel, workers that see to bulk refreshes, and somebody who gathers.</summary>
internal sealed class BulkShop : IDisposable
{
    private readonly SilentSite site = new();
    private readonly UpstreamGate gate = new("Koji");
    private readonly List<IDisposable> opened = [];

    public BulkShop(double perSecond = 1_000)
    {
        Gauge = new UpstreamGauge(gate, new UpstreamOptions { BulkPerSecond = perSecond }, At.Clock);
        Bulk = Document(SiteDocuments.Bulk);
        Controls = Document(SiteDocuments.Controls);
    }

    public Workshop At { get; } = new();

    public UpstreamGauge Gauge { get; }

    /// <summary>As somebody sees it who is no worker.</summary>
    public SharedDocument<BulkHistory> Bulk { get; }

    public SharedDocument<SiteControls> Controls { get; }

    public BulkRefresh Current => Bulk.Current.Current!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task KnowAsync(int packages)
    {
        var names = new NameList(
            [.. Enumerable.Range(0, packages).Select(i => new ListedPackage($"package{i}", Retired: false)), new ListedPackage("retired", Retired: true)]);
        await At.Store.MarkAsync([new PanelMark(KojiPanels.Names.Site, RefreshLane.FirstView, "test", [])], Ct);
        var lease = await At.Store.TakeAsync(RefreshLane.FirstView, Ct);
        await At.Store.SwapAsync(lease!, new PanelAnswer(KojiPanels.Names.Write(names), null, _ => true), Ct);
        await At.Store.FinishAsync(lease!, RefreshEnd.Done, Ct);
    }

    public async Task<string> BeginAsync()
    {
        var next = new BulkRefresh(Guid.NewGuid().ToString("N"), null, "somebody", At.Clock.GetUtcNow());
        await Bulk.UpdateAsync(history => history.Begin(next), tell: false, Ct);
        return next.Id;
    }

    public Task CancelAsync() =>
        Bulk.UpdateAsync(history => history with { Current = history.Current! with { State = BulkState.Cancelling } }, tell: false, Ct);

    public Task PauseAsync(bool paused) => Controls.UpdateAsync(
        now => now with { Paused = paused ? now.Paused.SetItem("Koji", new ServicePause(At.Clock.GetUtcNow(), "somebody")) : now.Paused.Remove("Koji") },
        tell: false, Ct);

    /// <summary>A worker that sees to bulk refreshes, in a process of its own: with its own copies of the documents.</summary>
    public BulkWorker Worker()
    {
        var (bulk, controls) = (Document(SiteDocuments.Bulk), Document(SiteDocuments.Controls));
        var refresher = new BulkRefresher(
            bulk, controls, new BulkTargets(At.Store, [At.Source]), [At.Source], [Gauge], At.Store,
            At.Signals, At.Link, new StartedLifetime(), At.Clock, NullLogger<BulkRefresher>.Instance);
        opened.Add(refresher);
        return new BulkWorker(refresher, [bulk, controls]);
    }

    /// <summary>Some time passes: the worker looks, and what is due is gathered.</summary>
    public async Task PassAsync(BulkWorker worker, int gather = int.MaxValue)
    {
        await worker.LookAsync();
        At.Clock.Advance(TimeSpan.FromMilliseconds(100));
        await Bulk.LookAsync(Ct);
        for (; gather > 0 && await At.Store.TakeAsync(RefreshLane.Background, Ct) is { } lease; gather--)
            await At.Refresher.RefreshAsync(lease, Ct);
    }

    public void Dispose()
    {
        opened.ForEach(o => o.Dispose());
        gate.Dispose();
        At.Dispose();
    }

    private SharedDocument<T> Document<T>(DocumentKind<T> kind)
        where T : class
    {
        var document = new SharedDocument<T>(kind, At.Store, site, NullLogger<SharedDocument<T>>.Instance);
        opened.Add(document);
        return document;
    }
}
