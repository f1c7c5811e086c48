using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Storage;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Connectors.Panels;

public sealed class PanelRefresherTests : IDisposable
{
    private readonly Workshop at = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => at.Dispose();

    [Fact]
    public async Task Refresh_NewAnswer_IsSwappedThenAnnouncedThenTheMarkIsCleared()
    {
        await at.MarkAsync();
        at.Signals.OnRefreshed = async (key, _) =>
        {
            Assert.NotNull(await at.Store.ReadAsync(key, Ct));
            Assert.Single(await at.Store.ToDoAsync(10, Ct));
        };
        await at.RefreshDueAsync();

        Assert.Single(at.Signals.Refreshed);
        Assert.Empty(await at.Store.ToDoAsync(10, Ct));
    }

    [Fact]
    public async Task Refresh_SameAnswer_IsNotAnnounced()
    {
        await at.MarkAsync();
        await at.RefreshDueAsync();
        at.Clock.Advance(TimeSpan.FromSeconds(2));
        await at.MarkAsync();
        await at.RefreshDueAsync();

        Assert.Equal(2, at.Source.Gatherings);
        Assert.Single(at.Signals.Refreshed);
    }

    [Fact]
    public async Task Refresh_AnnouncementFails_IsMadeByTheNextOne()
    {
        await at.MarkAsync();
        at.Signals.OnRefreshed = (_, _) => throw new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(at.RefreshDueAsync);
        at.Signals.OnRefreshed = (_, _) => Task.CompletedTask;
        at.Clock.Advance(TimeSpan.FromSeconds(7));
        await at.RefreshDueAsync();

        Assert.Equal(2, at.Signals.Refreshed.Count);
        Assert.Single(at.Signals.Refreshed.Distinct());
    }

    [Fact]
    public async Task Refresh_ServiceDown_KeepsTheAnswerTellsOnceAndHealsByItself()
    {
        await at.MarkAsync();
        await at.RefreshDueAsync();
        var answer = at.Source.Answer;
        at.Source.Answer = (_, _) => throw new UpstreamException("Koji", UpstreamProblem.NotAnswering, "answered with status 500");
        await at.MarkAsync();
        for (var second = 0; second < 120; second++)
        {
            at.Clock.Advance(TimeSpan.FromSeconds(1));
            await at.RefreshDueAsync();
        }

        var down = await at.ReadAsync();
        Assert.Equal("one", down.Value!.Text);
        Assert.Equal("answered with status 500", down.Failure!.Reason);
        Assert.Equal(2, at.Signals.Refreshed.Count);
        Assert.InRange(at.Source.Gatherings, 5, 9);

        at.Source.Answer = answer;
        for (var second = 0; second < 300; second++)
        {
            at.Clock.Advance(TimeSpan.FromSeconds(1));
            await at.RefreshDueAsync();
        }

        Assert.Null((await at.ReadAsync()).Failure);
        Assert.Empty(await at.Store.ToDoAsync(10, Ct));
    }

    [Fact]
    public async Task Refresh_SourceThrowsAnything_IsAFailureWithoutItsWords()
    {
        at.Source.Answer = (_, _) => throw new InvalidOperationException("<secret>");
        await at.MarkAsync();
        await at.RefreshDueAsync();

        var panel = await at.ReadAsync();
        Assert.Null(panel.Value);
        Assert.DoesNotContain("secret", panel.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_LeaseLostMeanwhile_WritesNothing()
    {
        var gate = new TaskCompletionSource();
        at.Source.Answer = async (key, _) =>
        {
            await gate.Task;
            return new Note(key.Package, "late");
        };
        await at.MarkAsync();
        var slow = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        // Without its renewals, as if the process had been stopped for a while.
        var refreshing = at.Source.GatherAsync(slow!.Key, Ct);
        at.Clock.Advance(TimeSpan.FromSeconds(7));
        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, "newer"));
        await at.RefreshDueAsync();
        gate.SetResult();

        Assert.False((await at.Store.SwapAsync(slow, await refreshing, Ct)).Written);
        Assert.Equal("newer", (await at.ReadAsync()).Value!.Text);
    }

    [Fact]
    public async Task Refresh_SlowButAlive_KeepsItsLease()
    {
        var gate = new TaskCompletionSource();
        at.Source.Answer = async (key, ct) =>
        {
            await gate.Task.WaitAsync(ct);
            return new Note(key.Package, "slow");
        };
        await at.MarkAsync();
        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        var refreshing = at.Refresher.RefreshAsync(lease!, Ct);
        for (var i = 0; i < 10; i++)
        {
            at.Clock.Advance(TimeSpan.FromSeconds(2));
            // The renewal runs on the pool: the lease may be renewed a moment after the tick, but never is it given away.
            Assert.Null(await at.Store.TakeAsync(RefreshLane.Background, Ct));
            await WaitUntil(async () => await at.Store.NextDueAsync(RefreshLane.Background, Ct) >= TimeSpan.FromSeconds(5.9));
        }

        gate.SetResult();
        await refreshing;
        Assert.Equal("slow", (await at.ReadAsync()).Value!.Text);
    }

    [Fact]
    public async Task Refresh_StoreAwayForAMoment_KeepsItsLease()
    {
        var (gate, away, refresher) = Held();
        await at.MarkAsync();
        var refreshing = refresher.RefreshAsync((await at.Store.TakeAsync(RefreshLane.Background, Ct))!, Ct);
        away.IsAway = true;
        at.Clock.Advance(at.Timings.Renew);
        away.IsAway = false;
        at.Clock.Advance(at.Timings.Renew);
        await WaitUntil(async () => await at.Store.NextDueAsync(RefreshLane.Background, Ct) == at.Timings.Lease);
        gate.SetResult();

        await refreshing;
        Assert.Equal("slow", (await at.ReadAsync()).Value!.Text);
    }

    [Fact]
    public async Task Refresh_StoreAwayForAsLongAsALease_GivesUp()
    {
        var (gate, away, refresher) = Held();
        await at.MarkAsync();
        var refreshing = refresher.RefreshAsync((await at.Store.TakeAsync(RefreshLane.Background, Ct))!, Ct);
        away.IsAway = true;
        for (var i = 0; i < 3; i++)
            at.Clock.Advance(at.Timings.Renew);

        await refreshing;
        Assert.False(gate.Task.IsCompleted);
        Assert.Null(await at.Store.ReadAsync(Workshop.Key(), Ct));
    }

    [Fact]
    public async Task Refresh_KeyOfAnotherVersion_IsLeftForItsWorkersAndGivenUpInTheEnd()
    {
        await at.Store.MarkAsync([new PanelMark(Workshop.Key() with { Schema = 7 }, RefreshLane.Watched, "because", [])], Ct);
        await at.RefreshDueAsync();
        Assert.Single(await at.Store.ToDoAsync(10, Ct));

        for (var minute = 0; minute < 15; minute++)
        {
            at.Clock.Advance(TimeSpan.FromMinutes(1));
            await at.RefreshDueAsync();
        }

        Assert.Empty(await at.Store.ToDoAsync(10, Ct));
        Assert.Equal(0, at.Source.Gatherings);
    }

    [Fact]
    public async Task Refresh_UpstreamLags_IsAskedSixTimesInTwoMinutesThenAccepted()
    {
        using var accepted = new MetricCollector<long>(at.Meters, "FedoraPackages", "fedora_packages.lag_accepted");
        at.Source.ShowsFact = (_, _) => false;
        await at.MarkAsync(facts: new BuildChanged("guake", at.Clock.GetUtcNow(), 7, BuildState.Complete));
        for (var second = 0; second <= 300; second++)
        {
            await at.RefreshDueAsync();
            at.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(7, at.Source.Gatherings);
        Assert.Equal(1, accepted.GetMeasurementSnapshot().Sum(m => m.Value));
    }

    [Fact]
    public async Task Refresh_UpstreamLagsThenShows_IsAnnouncedAndDone()
    {
        await at.MarkAsync();
        await at.RefreshDueAsync();
        at.Clock.Advance(TimeSpan.FromSeconds(5));
        var shownAt = at.Clock.GetUtcNow() + TimeSpan.FromSeconds(5);
        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, at.Clock.GetUtcNow() < shownAt ? "one" : "two"));
        at.Source.ShowsFact = (note, _) => note.Text == "two";
        await at.MarkAsync(facts: new BuildChanged("guake", at.Clock.GetUtcNow(), 7, BuildState.Complete));
        for (var tick = 0; tick < 32; tick++)
        {
            await at.RefreshDueAsync();
            at.Clock.Advance(TimeSpan.FromMilliseconds(250));
        }

        Assert.Equal("two", (await at.ReadAsync()).Value!.Text);
        Assert.Empty(await at.Store.ToDoAsync(10, Ct));
    }

    [Fact]
    public async Task Refresh_AnswerLacksDetails_KeepsTheOldOnesAndAsksSixTimesMore()
    {
        await at.MarkAsync();
        await at.RefreshDueAsync();
        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, "?"));
        at.Source.LacksDetails = note => note.Text == "?";
        at.Clock.Advance(TimeSpan.FromSeconds(5));
        await at.MarkAsync();
        for (var second = 0; second <= 300; second++)
        {
            await at.RefreshDueAsync();
            at.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("one", (await at.ReadAsync()).Value!.Text);
        Assert.Equal(1 + 7, at.Source.Gatherings);
        Assert.Equal(TimeSpan.FromMinutes(5), Assert.Single(await at.Store.HeadersAsync([Workshop.Key()], Ct)).PollAfter);
        Assert.Empty(await at.Store.ToDoAsync(10, Ct));
    }

    [Fact]
    public async Task Refresh_DetailsAreThereAgain_IsWhole()
    {
        await at.MarkAsync();
        at.Source.LacksDetails = _ => at.Source.Gatherings == 1;
        await at.RefreshDueAsync();
        at.Clock.Advance(TimeSpan.FromSeconds(3));
        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, "two"));
        await at.RefreshDueAsync();

        Assert.Equal((2, "two"), (at.Source.Gatherings, (await at.ReadAsync()).Value!.Text));
        Assert.Empty(await at.Store.ToDoAsync(10, Ct));
    }

    /// <summary>A refresher whose source waits for the gate, and whose store may be away.</summary>
    private (TaskCompletionSource Gate, AwayStore Store, PanelRefresher Refresher) Held()
    {
        var gate = new TaskCompletionSource();
        at.Source.Answer = async (key, ct) =>
        {
            await gate.Task.WaitAsync(ct);
            return new Note(key.Package, "slow");
        };
        var store = new AwayStore(at.Store);
        return (gate, store, new PanelRefresher(store, [at.Source], at.Signals, at.Metrics, at.Timings, at.Clock, NullLogger<PanelRefresher>.Instance));
    }

    private static async Task WaitUntil(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
