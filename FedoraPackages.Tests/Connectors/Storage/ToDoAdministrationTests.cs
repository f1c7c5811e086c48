using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Time.Testing;
using static FedoraPackages.Tests.Connectors.Storage.StoreTimeline;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>What administrators do to the to-do list and see of it, for every store.</summary>
public abstract class ToDoAdministrationTests
{
    private StoreTimeline? timeline;

    private StoreTimeline At => timeline ??= new StoreTimeline(Open);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Insisting_OnAPanelInBackOff_IsDueAtOnceAndKeepsItsAttempts()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await FailAsync(TimeSpan.FromMinutes(5));
        await At.MarkAsync(Guake, RefreshLane.Watched);
        At.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Null(await At.TakeAsync());

        await At.Store.MarkAsync([PanelMark.Insisting(Guake, RefreshLane.Watched)], Ct);

        Assert.Equal(1, (await At.MustTakeAsync()).Attempts);
    }

    [Fact]
    public async Task Insisting_InTheBackground_WaitsForNoQuiet()
    {
        await At.Store.MarkAsync([PanelMark.Insisting(Guake, RefreshLane.Background)], Ct);

        Assert.Equal("an administrator asked", (await At.MustTakeAsync()).Cause);
    }

    [Fact]
    public async Task Failing_SomeFailedSomeNot_TellsWhichWhyAndHowOften()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await FailAsync(TimeSpan.FromSeconds(1));
        At.Clock.Advance(TimeSpan.FromSeconds(2));
        await FailAsync(TimeSpan.FromMinutes(5));
        await At.MarkAsync(Bash, RefreshLane.Watched);
        await At.RefreshAsync("one");

        var failing = Assert.Single(await At.Store.FailingAsync(10, Ct));
        Assert.Equal((Guake, 2, "answered with status 500"), (failing.Key, failing.Attempts, failing.Failure!.Reason));
        Assert.Equal(1, (await At.Store.CountAsync(Ct)).Failing);

        At.Clock.Advance(TimeSpan.FromMinutes(5));
        await At.RefreshAsync("two");
        Assert.Empty(await At.Store.FailingAsync(10, Ct));
        Assert.Equal(0, (await At.Store.CountAsync(Ct)).Failing);
    }

    [Fact]
    public async Task Count_EachLane_TellsWaitingDueLeasedAndOldest()
    {
        Assert.Equal((0, 0, 0, TimeSpan.Zero), Numbers(await At.Store.CountAsync(Ct)));
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.MarkAsync(Bash, RefreshLane.Background);
        At.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((2, 1, 0, TimeSpan.FromSeconds(3)), Numbers(await At.Store.CountAsync(Ct)));
        Assert.Equal([0, 1, 1], (await At.Store.CountAsync(Ct)).Lanes.Select(l => l.Waiting));

        var lease = await At.MustTakeAsync();
        Assert.Equal((2, 0, 1, TimeSpan.Zero), Numbers(await At.Store.CountAsync(Ct)));
        await At.SwapAsync(lease, "one");
        await At.FinishAsync(lease);
        At.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal((1, 1, 0, TimeSpan.FromSeconds(5)), Numbers(await At.Store.CountAsync(Ct)));
    }

    [Fact]
    public async Task Parked_WhateverComes_WaitsUntilItsServiceGoesOn()
    {
        await At.MarkAsync(Guake, RefreshLane.Background, MarkWhen.Always, At.Build(7, BuildState.Complete));
        At.Clock.Advance(TimeSpan.FromSeconds(5));
        await At.FinishAsync(await At.MustTakeAsync(), RefreshEnd.Parked("Koji"));

        await At.MarkAsync(Guake, RefreshLane.Background, MarkWhen.Always, At.Build(8, BuildState.Building));
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Marked);
        await At.Store.MarkAsync([PanelMark.Insisting(Guake, RefreshLane.Watched)], Ct);
        At.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await At.TakeAsync());
        Assert.Equal("Koji", Assert.Single(await At.Store.ToDoAsync([Guake, Bash], Ct)).Parked);

        Assert.Equal(0, await At.Store.UnparkAsync("Bodhi", 1, Ct));
        Assert.Equal(1, await At.Store.UnparkAsync("Koji", 1, Ct));
        var lease = await At.MustTakeAsync(RefreshLane.Watched);
        Assert.Equal([7, 8], lease.Expected.Select(e => ((BuildChanged)e.Fact).BuildId).Order());
        Assert.Equal(0, lease.Attempts);
    }

    [Fact]
    public async Task Parked_NobodySaysThatItGoesOn_IsLookedAtAgainAfterFiveMinutes()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.FinishAsync(await At.MustTakeAsync(), RefreshEnd.Parked("Koji"));

        At.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(await At.TakeAsync());
    }

    [Fact]
    public async Task Unpark_SeveralLanes_WatchedGoFirst()
    {
        await At.MarkAsync(Bash, RefreshLane.Background);
        At.Clock.Advance(TimeSpan.FromSeconds(5));
        await At.FinishAsync(await At.MustTakeAsync(), RefreshEnd.Parked("Koji"));
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.FinishAsync(await At.MustTakeAsync(), RefreshEnd.Parked("Koji"));

        Assert.Equal(2, await At.Store.UnparkAsync("Koji", 1, Ct));
        Assert.Equal([Guake, Bash], [(await At.MustTakeAsync()).Key, (await At.MustTakeAsync()).Key]);
    }

    [Fact]
    public async Task Unpark_ManyThatNobodyLooksAt_AreDueOneAfterTheOtherWithinTheBudget()
    {
        await At.MarkAsync(Bash, RefreshLane.Background);
        await At.MarkAsync(Guake, RefreshLane.Background);
        At.Clock.Advance(TimeSpan.FromSeconds(5));
        await At.FinishAsync(await At.MustTakeAsync(), RefreshEnd.Parked("Koji"));
        await At.FinishAsync(await At.MustTakeAsync(), RefreshEnd.Parked("Koji"));

        Assert.Equal(2, await At.Store.UnparkAsync("Koji", 0.5, Ct));

        Assert.NotNull(await At.TakeAsync());
        Assert.Null(await At.TakeAsync());
        At.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await At.TakeAsync());
    }

    [Fact]
    public async Task Withdraw_WhatWaitsForAPausedService_IsTakenBackToo()
    {
        await BulkAsync(Guake);
        await At.FinishAsync(await At.MustTakeAsync(), RefreshEnd.Parked("Koji"));
        await At.MarkAsync(Bash, RefreshLane.Background, MarkWhen.Always, new BuildChanged("bash", At.Clock.GetUtcNow(), 7, BuildState.Complete));
        await BulkAsync(Bash);
        await At.FinishAsync(await At.MustTakeAsync(), RefreshEnd.Parked("Koji"));

        await At.Store.WithdrawAsync("bulk", [Guake, Bash], Ct);

        Assert.Equal(Bash, Assert.Single(await At.Store.ToDoAsync([Guake, Bash], Ct)).Key);
    }

    [Fact]
    public async Task Bulk_Refreshed_ForgetsWhatItWasAPartOf()
    {
        await BulkAsync(Guake);
        Assert.Equal("bulk", Assert.Single(await At.Store.ToDoAsync([Guake], Ct)).Bulk);
        var lease = await At.MustTakeAsync();
        Assert.Equal("bulk", Assert.Single(await At.Store.ToDoAsync([Guake], Ct)).Bulk);
        await At.FailAsync(lease);
        await At.FinishAsync(lease, new RefreshEnd(TimeSpan.FromSeconds(2), [], Failed: true));

        var left = Assert.Single(await At.Store.ToDoAsync([Guake], Ct));
        Assert.Equal((null, 1), (left.Bulk, left.Attempts));
    }

    [Fact]
    public async Task Bulk_MarkedWhileLeased_WaitsForTheNextRefresh()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await At.MustTakeAsync();
        await BulkAsync(Guake);
        await At.SwapAsync(lease, "one");
        await At.FinishAsync(lease);
        Assert.Equal("bulk", Assert.Single(await At.Store.ToDoAsync([Guake], Ct)).Bulk);

        At.Clock.Advance(TimeSpan.FromSeconds(5));
        await At.RefreshAsync("two");
        Assert.Empty(await At.Store.ToDoAsync([Guake], Ct));
    }

    [Fact]
    public async Task Withdraw_OnlyWhatNobodyElseWaitsFor_IsTakenBack()
    {
        await BulkAsync(Guake);
        await At.MarkAsync(Bash, RefreshLane.Background, MarkWhen.Always, new BuildChanged("bash", At.Clock.GetUtcNow(), 7, BuildState.Complete));
        await BulkAsync(Bash);

        await At.Store.WithdrawAsync("another", [Guake, Bash], Ct);
        Assert.Equal(2, (await At.Store.ToDoAsync([Guake, Bash], Ct)).Count);
        await At.Store.WithdrawAsync("bulk", [Guake, Bash], Ct);

        var left = Assert.Single(await At.Store.ToDoAsync([Guake, Bash], Ct));
        Assert.Equal((Bash, null), (left.Key, left.Bulk));
    }

    [Fact]
    public async Task Withdraw_FailingBefore_IsStillTriedAgain()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await FailAsync(TimeSpan.FromMinutes(1));
        await BulkAsync(Guake);
        await At.Store.WithdrawAsync("bulk", [Guake], Ct);

        Assert.Equal(1, Assert.Single(await At.Store.ToDoAsync([Guake], Ct)).Attempts);
    }

    [Fact]
    public async Task Sizes_KeptAndNotKept_TellsWhatTheKeptTake()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.RefreshAsync("a value");

        var size = Assert.Single(await At.Store.SizesAsync([Guake, Bash], Ct));
        Assert.Equal((Guake, At.Clock.GetUtcNow(), false), (size.Key, size.CheckedAt, size.Failing));
        Assert.InRange(size.Bytes, 7, 1_000);
    }

    private protected abstract IPanelStore Open(FakeTimeProvider clock);

    private Task<bool> BulkAsync(PanelKey key) => At.Store.MarkAsync([PanelMark.InBulk(key, "bulk")], Ct);

    private async Task FailAsync(TimeSpan retryAfter)
    {
        var lease = await At.MustTakeAsync();
        await At.FailAsync(lease);
        await At.FinishAsync(lease, new RefreshEnd(retryAfter, [], Failed: true));
    }

    private static (int Waiting, int Due, int Leased, TimeSpan Oldest) Numbers(ToDoCounts counts) => (counts.Waiting, counts.Due, counts.Leased, counts.Oldest);
}
