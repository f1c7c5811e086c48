using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Time.Testing;
using static FedoraPackages.Tests.Connectors.Storage.StoreTimeline;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>What every store must do; a class per store says how it is opened.</summary>
public abstract class PanelStoreTests
{
    private StoreTimeline? timeline;

    private StoreTimeline At => timeline ??= new StoreTimeline(Open);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Swap_NewValue_IsKeptWithItsTimesAndCause()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var swap = await At.RefreshAsync("one");

        var entry = await At.Store.ReadAsync(Guake, Ct);
        Assert.True(swap is { Written: true, Changed: true });
        Assert.Equal(swap.Generation, entry!.Generation);
        Assert.Equal((At.Clock.GetUtcNow(), At.Clock.GetUtcNow(), "because"), (entry.ChangedAt!.Value, entry.CheckedAt!.Value, entry.Cause));
    }

    [Fact]
    public async Task Swap_SameValue_KeepsGenerationAndChangedAtAndMovesCheckedAt()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var first = await At.RefreshAsync("one");
        var changed = At.Clock.GetUtcNow();
        At.Clock.Advance(TimeSpan.FromMinutes(1));
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var second = await At.RefreshAsync("one");

        var entry = await At.Store.ReadAsync(Guake, Ct);
        Assert.Equal(new SwapResult(Written: true, first.Generation, Changed: false), second);
        Assert.Equal(changed, entry!.ChangedAt);
        Assert.Equal(At.Clock.GetUtcNow(), entry.CheckedAt);
    }

    [Fact]
    public async Task Generation_OfAnEmptiedStore_StartsFromTheStoresTimeNotFromOne()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await At.MustTakeAsync();

        Assert.Equal((At.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10, lease.Generation);
    }

    [Fact]
    public async Task Generation_ClockStandingStill_StillGrows()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var first = await At.RefreshAsync("one");
        await At.MarkAsync(Guake, RefreshLane.FirstView);
        var second = await At.RefreshAsync("two");

        Assert.Equal(first.Generation + 1, second.Generation);
    }

    [Fact]
    public async Task Failure_AfterAnAnswer_LeavesTheValueAndItsAge()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.RefreshAsync("good");
        At.Clock.Advance(TimeSpan.FromMinutes(1));
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await At.MustTakeAsync();
        var began = await At.FailAsync(lease);
        await At.FinishAsync(lease, new RefreshEnd(TimeSpan.FromSeconds(2), [], Failed: true));

        var entry = await At.Store.ReadAsync(Guake, Ct);
        Assert.True(began.Changed);
        Assert.Equal("good", await At.ValueAsync(Guake));
        Assert.Equal(new PanelFailure("Koji", "answered with status 500", At.Clock.GetUtcNow()), entry!.Failure);
        Assert.Equal(At.Clock.GetUtcNow() - TimeSpan.FromMinutes(1), entry.CheckedAt);
    }

    [Fact]
    public async Task Failure_GoingOn_IsNoChangeAndKeepsSince_AndItsEndIsOne()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.RefreshAsync("good");
        await At.MarkAsync(Guake, RefreshLane.FirstView);
        var since = At.Clock.GetUtcNow();
        for (var i = 0; i < 2; i++)
        {
            var lease = await At.MustTakeAsync();
            Assert.Equal(i == 0, (await At.FailAsync(lease)).Changed);
            await At.FinishAsync(lease, new RefreshEnd(TimeSpan.FromSeconds(2), [], Failed: true));
            At.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(since, (await At.Store.ReadAsync(Guake, Ct))!.Failure!.Since);
        var healed = await At.RefreshAsync("good");
        Assert.True(healed.Changed);
        Assert.Null((await At.Store.ReadAsync(Guake, Ct))!.Failure);
    }

    [Fact]
    public async Task Lease_LostToAnotherWorker_WritesNothing()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var slow = await At.MustTakeAsync();
        At.Clock.Advance(TimeSpan.FromSeconds(7));
        var fast = await At.MustTakeAsync();
        await At.SwapAsync(fast, "new");
        await At.FinishAsync(fast);

        Assert.False(await At.Store.RenewAsync(slow, Ct));
        Assert.False((await At.SwapAsync(slow, "old")).Written);
        Assert.False((await At.FailAsync(slow)).Written);
        Assert.Equal("new", await At.ValueAsync(Guake));
    }

    [Fact]
    public async Task Lease_Renewed_IsNotTakenByAnother()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await At.MustTakeAsync();
        for (var i = 0; i < 5; i++)
        {
            At.Clock.Advance(TimeSpan.FromSeconds(2));
            Assert.True(await At.Store.RenewAsync(lease, Ct));
            Assert.Null(await At.TakeAsync());
        }
    }

    [Fact]
    public async Task Worker_DiesAfterTheSwap_LeavesTheAnnouncementToTheNext()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var dead = await At.MustTakeAsync();
        var swap = await At.SwapAsync(dead, "one");
        At.Clock.Advance(TimeSpan.FromSeconds(7));

        var next = await At.MustTakeAsync();
        Assert.Equal(swap.Generation, next.Unannounced);
        Assert.False((await At.SwapAsync(next, "one")).Changed);
        await At.FinishAsync(next);
        await At.MarkAsync(Guake, RefreshLane.FirstView);
        Assert.Null((await At.MustTakeAsync()).Unannounced);
    }

    [Fact]
    public async Task CheckedSince_SeveralGatherings_TellsThoseSinceThenWhetherTheyChangedOrNot()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.RefreshAsync("one");
        var first = await At.Store.CheckedSinceAsync(DateTimeOffset.UnixEpoch, Ct);
        Assert.Equal([Guake], first.Keys);
        Assert.Equal(At.Clock.GetUtcNow(), first.Now);

        At.Clock.Advance(TimeSpan.FromSeconds(10));
        await At.MarkAsync(Bash, RefreshLane.Watched);
        var failing = await At.MustTakeAsync();
        await At.FailAsync(failing);
        await At.FinishAsync(failing);
        Assert.Equal([Bash], (await At.Store.CheckedSinceAsync(first.Now.AddSeconds(1), Ct)).Keys);

        At.Clock.Advance(TimeSpan.FromSeconds(10));
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.RefreshAsync("one");
        Assert.Equal([Guake], (await At.Store.CheckedSinceAsync(first.Now.AddSeconds(11), Ct)).Keys);
    }

    [Fact]
    public async Task Headers_OfSeveralKeys_TellsOnlyThoseKept()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var swap = await At.RefreshAsync("one");

        var header = Assert.Single(await At.Store.HeadersAsync([Guake, Bash], Ct));
        Assert.Equal(new PanelHeader(Guake, swap.Generation, At.Clock.GetUtcNow(), null), header);
    }

    [Fact]
    public async Task Facts_OfManyMarks_KeepTheLatestOfEachSubject()
    {
        var building = At.Build(1, BuildState.Building);
        var complete = At.Build(1, BuildState.Complete);
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, complete);
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, building);
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, new Tagged("guake", At.Clock.GetUtcNow(), 1, "f46", Into: true));

        var lease = await At.MustTakeAsync();
        Assert.Equal([complete.Words, "build 1 tagged f46"], lease.Expected.Select(e => e.Fact.Words));
    }

    [Fact]
    public async Task Facts_AFlood_IsBounded()
    {
        for (var i = 0; i < 200; i++)
            await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, At.Build(i, BuildState.Complete));

        Assert.Equal(64, (await At.MustTakeAsync()).Expected.Count);
    }

    private protected abstract IPanelStore Open(FakeTimeProvider clock);
}
