using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker;

/// <summary>A service that hangs holds its own places, and nobody else's; a store that stalls holds up nothing once it is back.</summary>
public sealed class BulkheadTests : IDisposable
{
    private const int More = 60;

    private readonly Workshop at = new();
    private readonly TaskCompletionSource hang = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => at.Dispose();

    [Theory]
    [InlineData(RefreshLane.FirstView)]
    [InlineData(RefreshLane.Watched)]
    [InlineData(RefreshLane.Background)]
    public async Task OneService_Hangs_ThePanelsOfAnotherAreGatheredAtOnce(RefreshLane lane)
    {
        var (hanging, well) = (Source("bugs", "Bugzilla"), Source("builds", "Koji"));
        hanging.Answer = HangAsync;
        await using var running = await PumpAsync(at.Store, hanging, well);
        await MarkAsync(hanging, lane, More);
        await Eventually.TrueAsync(() => hanging.Gatherings > 1, "the places of the service that hangs are taken");

        await MarkAsync(well, lane, 1);

        await Eventually.TrueAsync(() => well.Gatherings == 1, "the other service is asked");
        hang.SetResult();
    }

    [Fact]
    public async Task OneService_Hangs_ItsOwnPanelsWait()
    {
        var (hanging, same) = (Source("bugs", "Bugzilla"), Source("trackers", "Bugzilla"));
        hanging.Answer = HangAsync;
        await using var running = await PumpAsync(at.Store, hanging, same);
        await MarkAsync(hanging, RefreshLane.Background, More);
        await Eventually.TrueAsync(() => hanging.Gatherings == 2, "the places are taken");
        await MarkAsync(same, RefreshLane.Background, 1);

        Assert.Equal(0, same.Gatherings);

        hang.SetResult();
        await Eventually.TrueAsync(() => same.Gatherings == 1, "it is asked when the other is done");
    }

    [Fact]
    public async Task FirstViews_WhileEverythingWatchedOfTheSameServiceHangs_HaveTheirOwnPlaces()
    {
        var (hanging, cold) = (Source("bugs", "Bugzilla"), Source("trackers", "Bugzilla"));
        hanging.Answer = HangAsync;
        await using var running = await PumpAsync(at.Store, hanging, cold);
        await MarkAsync(hanging, RefreshLane.Watched, More);
        await Eventually.TrueAsync(() => hanging.Gatherings > 1, "what is watched hangs");

        await MarkAsync(cold, RefreshLane.FirstView, 1);

        await Eventually.TrueAsync(() => cold.Gatherings == 1, "the first view is asked for");
        hang.SetResult();
    }

    [Fact]
    public async Task Store_StallsBesideASlowGathering_TheLaneGoesOnAsSoonAsItIsBack()
    {
        var source = Source("builds", "Koji");
        source.Answer = (key, ct) => key.Package == "package-0" ? HangAsync(key, ct) : Task.FromResult(new Note(key.Package, "there"));
        var store = new StallingStore(at.Store);
        await using var running = await PumpAsync(store, source);
        await MarkAsync(source, RefreshLane.Watched, 1);
        await Eventually.TrueAsync(() => source.Gatherings == 1, "one gathering is slow");

        store.IsAway = true;
        await Eventually.TrueAsync(() => Elapse(TimeSpan.FromSeconds(1)) && store.Refused > 2, "the store has stalled");
        await MarkAsync(source, RefreshLane.Watched, 2);
        var back = at.Clock.GetUtcNow();
        store.IsAway = false;

        await Eventually.TrueAsync(() => Elapse(TimeSpan.FromMilliseconds(50)) && source.Gatherings == 2, "the lane goes on beside the slow one");
        Assert.InRange(at.Clock.GetUtcNow() - back, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.False(hang.Task.IsCompleted);
        hang.SetResult();
    }

    private static ScriptedSource Source(string kind, string service) =>
        new(ScriptedSource.Notes with { Name = kind, Services = [new UpstreamService(service, new Uri("https://service.invalid/"))] });

    private async Task<Note> HangAsync(PanelKey key, CancellationToken ct)
    {
        await hang.Task.WaitAsync(ct);
        return new Note(key.Package, "at last");
    }

    private bool Elapse(TimeSpan time)
    {
        at.Clock.Advance(time);
        return true;
    }

    private async Task MarkAsync(ScriptedSource source, RefreshLane lane, int packages)
    {
        await at.Store.MarkAsync([.. Enumerable.Range(0, packages).Select(i => new PanelMark(source.Kind.For($"package-{i}"), lane, "because", []))], Ct);
        at.Clock.Advance(TimeSpan.FromSeconds(10));
    }

    private async Task<RunningPump> PumpAsync(IPanelStore store, params ScriptedSource[] sources)
    {
        var refresher = new PanelRefresher(at.Store, sources, at.Signals, at.Metrics, at.Timings, at.Clock, NullLogger<PanelRefresher>.Instance);
        var pump = new RefreshPump(store, refresher, sources, new StartedLifetime(), at.Clock, NullLogger<RefreshPump>.Instance);
        await pump.StartAsync(Ct);
        return new RunningPump(pump, hang);
    }

    private sealed class RunningPump(RefreshPump pump, TaskCompletionSource hang) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            hang.TrySetResult();
            await pump.StopAsync(CancellationToken.None);
            pump.Dispose();
        }
    }
}
