using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Operations;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Operating;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker.Operating;

public sealed class ServicePausesTests : IDisposable
{
    private readonly Workshop at = new();
    private readonly UpstreamGate koji = new("Koji");
    private readonly UpstreamGate bodhi = new("Bodhi");
    private readonly SharedDocument<SiteControls> controls;
    private readonly WatchedKeys watched;
    private readonly ServicePauses pauses;

    public ServicePausesTests()
    {
        controls = new SharedDocument<SiteControls>(SiteDocuments.Controls, at.Store, new SilentSite(), NullLogger<SharedDocument<SiteControls>>.Instance);
        watched = new WatchedKeys(at.Clock);
        pauses = new ServicePauses(
            controls, [koji, bodhi], [at.Source], at.Gauges, watched, at.Store, at.Signals,
            at.Timings, new StartedLifetime(), at.Clock, NullLogger<ServicePauses>.Instance);
        at.Source.Answer = (key, _) => koji.IsOpen ? Task.FromResult(new Note(key.Package, "one")) : throw koji.Closed();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        pauses.Dispose();
        controls.Dispose();
        koji.Dispose();
        bodhi.Dispose();
        at.Dispose();
    }

    [Fact]
    public async Task Pause_OneService_ClosesItsGateAlone()
    {
        await pauses.StartAsync(Ct);
        await PauseAsync(paused: true);
        Assert.Equal((false, true), (koji.IsOpen, bodhi.IsOpen));

        await PauseAsync(paused: false);
        Assert.True(koji.IsOpen);
        await pauses.StopAsync(Ct);
    }

    [Fact]
    public async Task Pause_StandsAlreadyWhenTheWorkerStarts_Holds()
    {
        await PauseAsync(paused: true);
        await pauses.StartAsync(Ct);

        Assert.False(koji.IsOpen);
        await pauses.StopAsync(Ct);
    }

    [Fact]
    public async Task Resume_MarkedMeanwhile_IsRefreshedWatchedFirst()
    {
        PanelKey seen = ScriptedSource.Notes.For("seen"), unseen = ScriptedSource.Notes.For("unseen"), unmarked = ScriptedSource.Notes.For("unmarked");
        await pauses.StartAsync(Ct);
        await PauseAsync(paused: true);
        await at.Store.MarkAsync([new PanelMark(unseen, RefreshLane.Background, "build 7 complete", [])], Ct);
        at.Clock.Advance(TimeSpan.FromSeconds(5));
        await at.Store.MarkAsync([new PanelMark(seen, RefreshLane.Watched, "build 8 complete", [])], Ct);
        while (await at.Store.TakeAsync(RefreshLane.Background, Ct) is { } parked)
            await at.Refresher.RefreshAsync(parked, Ct);
        Assert.Equal(2, (await at.Store.ToDoAsync(10, Ct)).Count(t => t.Parked == "Koji"));
        Assert.Null(await at.Store.ReadAsync(seen, Ct));
        watched.Update("node", [seen, unmarked]);
        at.Clock.Advance(TimeSpan.FromSeconds(2));

        await PauseAsync(paused: false);
        await Eventually.TrueAsync(async () => (await at.Store.CountAsync(Ct)).Due == 3, "all three are due");

        var order = new List<PanelKey>();
        while (await at.Store.TakeAsync(RefreshLane.Background, Ct) is { } lease)
        {
            order.Add(lease.Key);
            await at.Refresher.RefreshAsync(lease, Ct);
        }

        Assert.Equal(unseen, order[^1]);
        Assert.Equal(3, order.Count);
        Assert.NotNull(await at.Store.ReadAsync(seen, Ct));
        await pauses.StopAsync(Ct);
    }

    private Task<SiteControls> PauseAsync(bool paused) => controls.UpdateAsync(
        now => now with { Paused = paused ? now.Paused.SetItem("Koji", new ServicePause(at.Clock.GetUtcNow(), "somebody")) : now.Paused.Remove("Koji") },
        tell: false, Ct);
}
