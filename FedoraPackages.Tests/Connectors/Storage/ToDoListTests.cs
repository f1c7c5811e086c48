using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Time.Testing;
using static FedoraPackages.Tests.Connectors.Storage.StoreTimeline;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>When a marked key is due, for every store.</summary>
public abstract class ToDoListTests
{
    private StoreTimeline? timeline;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private StoreTimeline At => timeline ??= new StoreTimeline(Open);

    [Fact]
    public async Task Mark_Watched_IsDueAtOnceThenEveryTwoSeconds()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.RefreshAsync("one");
        await At.MarkAsync(Guake, RefreshLane.Watched);

        Assert.Null(await At.TakeAsync());
        Assert.Equal(TimeSpan.FromSeconds(2), await At.DueInAsync());
        At.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await At.TakeAsync());
    }

    [Fact]
    public async Task Mark_Unwatched_WaitsForFiveSecondsOfQuietButNotLongerThanSixty()
    {
        var waited = 0;
        for (; waited < 60; waited += 4)
        {
            await At.MarkAsync(Guake, RefreshLane.Background);
            Assert.Null(await At.TakeAsync());
            At.Clock.Advance(TimeSpan.FromSeconds(4));
        }

        Assert.NotNull(await At.TakeAsync());

        await At.MarkAsync(Bash, RefreshLane.Background);
        Assert.Equal(TimeSpan.FromSeconds(5), await At.DueInAsync());
    }

    [Fact]
    public async Task Mark_WhileLeased_MeansExactlyOneMore()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await At.MustTakeAsync();
        for (var i = 0; i < 100; i++)
            await At.MarkAsync(Guake, RefreshLane.Watched);
        Assert.Null(await At.TakeAsync());
        await At.SwapAsync(lease, "one");
        await At.FinishAsync(lease);

        At.Clock.Advance(TimeSpan.FromSeconds(2));
        await At.RefreshAsync("two");
        At.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await At.TakeAsync());
    }

    [Fact]
    public async Task Mark_FirstViews_AreServedByTheRefreshThatRuns()
    {
        await At.MarkAsync(Guake, RefreshLane.FirstView, MarkWhen.Missing);
        var lease = await At.MustTakeAsync();
        await At.MarkAsync(Guake, RefreshLane.FirstView, MarkWhen.Missing);
        await At.SwapAsync(lease, "one");
        await At.FinishAsync(lease);
        await At.MarkAsync(Guake, RefreshLane.FirstView, MarkWhen.Missing);

        At.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await At.TakeAsync());
    }

    [Fact]
    public async Task Mark_FirstViewOfAKeyWaitingInTheBackground_BringsItForward()
    {
        await At.MarkAsync(Guake, RefreshLane.Background);
        Assert.Null(await At.TakeAsync());
        Assert.True(await At.MarkAsync(Guake, RefreshLane.FirstView, MarkWhen.Missing));

        Assert.Equal(RefreshLane.FirstView, (await At.MustTakeAsync(RefreshLane.Watched)).Lane);
    }

    [Fact]
    public async Task Mark_OldSchemaKept_CountsAsMissing()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.RefreshAsync("one");
        var newer = new PanelMark(Guake with { Schema = Guake.Schema + 1 }, RefreshLane.FirstView, "first view", [], MarkWhen.Missing);

        Assert.True(await At.Store.MarkAsync([newer], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Mark_KnownOnly_CreatesNothing()
    {
        Assert.False(await At.MarkAsync(Guake, RefreshLane.Background, MarkWhen.Known));
        Assert.Null(await At.DueInAsync());

        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.RefreshAsync("one");
        Assert.True(await At.MarkAsync(Guake, RefreshLane.Background, MarkWhen.Known));
    }

    [Fact]
    public async Task Mark_IdlePoll_AddsNothingToARefreshThatRuns()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await At.MustTakeAsync();
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Idle);
        await At.FinishAsync(lease);

        Assert.Null(await At.DueInAsync());
    }

    [Fact]
    public async Task Mark_DuringBackOff_DoesNotPressTheService()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await At.MustTakeAsync();
        await At.FailAsync(lease);
        await At.FinishAsync(lease, new RefreshEnd(TimeSpan.FromSeconds(30), [], Failed: true));
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.MarkAsync(Guake, RefreshLane.FirstView, MarkWhen.Missing);

        Assert.Equal(TimeSpan.FromSeconds(30), await At.DueInAsync());
        At.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, (await At.MustTakeAsync()).Attempts);
    }

    [Fact]
    public async Task Mark_SomebodyLooksDuringALongBackOff_IsTriedWithinThirtySeconds()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await At.MustTakeAsync();
        await At.FailAsync(lease);
        await At.FinishAsync(lease, new RefreshEnd(TimeSpan.FromMinutes(5), [], Failed: true));
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Marked);

        Assert.Equal(TimeSpan.FromSeconds(30), await At.DueInAsync(RefreshLane.Watched));
    }

    [Fact]
    public async Task Mark_ColdKeysInAnOutage_GoBehindWhatSomebodyLooksAt()
    {
        await At.MarkAsync(Guake, RefreshLane.FirstView, MarkWhen.Missing);
        var lease = await At.MustTakeAsync();
        await At.FailAsync(lease);
        await At.FinishAsync(lease, new RefreshEnd(TimeSpan.FromSeconds(2), [], Failed: true));
        At.Clock.Advance(TimeSpan.FromSeconds(3));
        await At.MarkAsync(Bash, RefreshLane.Watched);

        Assert.Equal(Bash, (await At.MustTakeAsync()).Key);
    }

    [Fact]
    public async Task Finish_OldExpectationLagsOut_ALaterFactStillHasItsTries()
    {
        var bogus = At.Build(1, BuildState.Complete);
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, bogus);
        var lease = await At.MustTakeAsync();
        await At.FinishAsync(lease, new RefreshEnd(TimeSpan.FromSeconds(60), [new Expectation(bogus, 5)], Failed: false));
        var real = At.Build(2, BuildState.Complete);
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, real);
        At.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([new Expectation(bogus, 5), new Expectation(real, 0)], (await At.MustTakeAsync()).Expected);
    }

    [Fact]
    public async Task Take_AShare_OnlyItsKindsAndItsLane()
    {
        PanelKey bugs = new("bugs", 1, "guake"), updates = new("updates", 1, "guake");
        await At.MarkAsync(bugs, RefreshLane.Watched);
        At.Clock.Advance(TimeSpan.FromSeconds(1));
        await At.MarkAsync(updates, RefreshLane.Watched);
        await At.MarkAsync(Guake, RefreshLane.FirstView, MarkWhen.Missing);

        Assert.Null(await At.Store.TakeAsync(ToDoShare.Of(RefreshLane.Background, ["bugs", "updates", "builds"]), Ct));
        Assert.Null(await At.Store.NextDueAsync(ToDoShare.Of(RefreshLane.Watched, ["builds"]), Ct));
        Assert.Equal(TimeSpan.Zero, await At.Store.NextDueAsync(ToDoShare.Of(RefreshLane.Watched, ["updates"]), Ct));
        Assert.Equal(updates, (await At.Store.TakeAsync(ToDoShare.Of(RefreshLane.Watched, ["updates"]), Ct))!.Key);
        Assert.Equal(bugs, (await At.Store.TakeAsync(ToDoShare.Of(RefreshLane.Watched, ["updates", "bugs"]), Ct))!.Key);
        Assert.Equal(Guake, (await At.Store.TakeAsync(ToDoShare.Of(RefreshLane.FirstView, ["builds"]), Ct))!.Key);
    }

    [Fact]
    public async Task Mark_InTurn_WaitsForItsTurnUnlessSomethingIsSaidOfIt()
    {
        var turn = TimeSpan.FromHours(2);
        await At.Store.MarkAsync([PanelMark.InTurn(Guake, "restarted", turn), PanelMark.InTurn(Bash, "restarted", turn)], Ct);
        Assert.Equal(turn, await At.DueInAsync());
        await At.Store.MarkAsync([PanelMark.InTurn(Guake, "restarted", 2 * turn)], Ct);
        Assert.Equal(turn, await At.DueInAsync());

        await At.MarkAsync(Guake, RefreshLane.Background, MarkWhen.Always, At.Build(1, BuildState.Complete));

        Assert.Equal(TimeSpan.FromSeconds(5), await At.DueInAsync());
        await At.Store.MarkAsync([PanelMark.Hastening(Bash)], Ct);
        Assert.Equal(Bash, (await At.MustTakeAsync()).Key);
    }

    [Fact]
    public async Task Mark_InTurnOfWhatWaitsAlready_ChangesNothing()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.Store.MarkAsync([PanelMark.InTurn(Guake, "restarted", TimeSpan.FromHours(2))], Ct);

        Assert.Equal(RefreshLane.Watched, (await At.MustTakeAsync()).Lane);
    }

    [Fact]
    public async Task Take_ManyDue_FirstViewsBeforeWatchedBeforeBackground()
    {
        PanelKey cold = new("builds", 1, "cold"), open = new("builds", 1, "open"), quiet = new("builds", 1, "quiet");
        await At.MarkAsync(quiet, RefreshLane.Background);
        At.Clock.Advance(TimeSpan.FromSeconds(10));
        await At.MarkAsync(open, RefreshLane.Watched);
        await At.MarkAsync(cold, RefreshLane.FirstView, MarkWhen.Missing);

        Assert.Equal([cold, open], [(await At.MustTakeAsync(RefreshLane.Watched)).Key, (await At.MustTakeAsync(RefreshLane.Watched)).Key]);
        Assert.Null(await At.TakeAsync(RefreshLane.Watched));
        Assert.Equal(quiet, (await At.MustTakeAsync()).Key);
    }

    [Fact]
    public async Task Finish_FactNotShown_IsAskedAgainAndNewFactsAreNotLost()
    {
        var one = At.Build(1, BuildState.Complete);
        var two = At.Build(2, BuildState.Complete);
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, one);
        var lease = await At.MustTakeAsync();
        await At.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, two);
        await At.SwapAsync(lease, "lagging");
        await At.FinishAsync(lease, new RefreshEnd(TimeSpan.FromSeconds(8), [new Expectation(one, 1)], Failed: false));

        At.Clock.Advance(TimeSpan.FromSeconds(2));
        var again = await At.MustTakeAsync();
        Assert.Equal([new Expectation(two, 0), new Expectation(one, 1)], again.Expected);
    }

    [Fact]
    public async Task Finish_WithALostLease_ChangesNothing()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        var lost = await At.MustTakeAsync();
        At.Clock.Advance(TimeSpan.FromSeconds(7));
        var held = await At.MustTakeAsync();
        await At.FinishAsync(lost);

        Assert.True(await At.Store.RenewAsync(held, TestContext.Current.CancellationToken));
        Assert.NotNull(await At.DueInAsync());
    }

    [Fact]
    public async Task Worker_DiesWhileGathering_KeyIsTakenAgainAfterSixSeconds()
    {
        await At.MarkAsync(Guake, RefreshLane.Watched);
        await At.MustTakeAsync();

        At.Clock.Advance(TimeSpan.FromSeconds(5.9));
        Assert.Null(await At.TakeAsync());
        At.Clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.NotNull(await At.TakeAsync());
    }

    [Fact]
    public async Task ToDo_Listed_TellsWhatWaitsAndWhy()
    {
        await At.MarkAsync(Guake, RefreshLane.Background);
        await At.MarkAsync(Bash, RefreshLane.Watched);

        var items = await At.Store.ToDoAsync(10, TestContext.Current.CancellationToken);
        Assert.Equal([Bash, Guake], items.Select(i => i.Key));
        Assert.All(items, i => Assert.Equal(("because", 0, false), (i.Cause, i.Attempts, i.Leased)));
    }

    private protected abstract IPanelStore Open(FakeTimeProvider clock);
}
