using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker;

public sealed class RefreshPumpTests : IAsyncLifetime
{
    private readonly Workshop at = new();
    private readonly RefreshPump pump;

    public RefreshPumpTests()
    {
        pump = new RefreshPump(at.Store, at.Refresher, [at.Source], new StartedLifetime(), at.Clock, NullLogger<RefreshPump>.Instance);
        at.Signals.OnMarked = () =>
        {
            pump.Wake();
            return Task.CompletedTask;
        };
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await pump.StartAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        await pump.StopAsync(CancellationToken.None);
        pump.Dispose();
        at.Dispose();
    }

    [Fact]
    public async Task Pump_TwoHundredMarksOfAWatchedPanelWithinASecond_GathersAtMostTwiceInThreeSecondsAndEndsRight()
    {
        var latest = 0;
        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, $"state {latest}"));
        for (var i = 1; i <= 200; i++)
        {
            latest = i;
            await at.MarkAsync(facts: new BuildChanged("guake", at.Clock.GetUtcNow(), i, BuildState.Complete));
            pump.Wake();
            at.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        for (var i = 0; i < 400; i++)
        {
            at.Clock.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }

        await Eventually.TrueAsync(async () => (await at.ReadAsync()).Value?.Text == "state 200", "the last state is kept");
        Assert.InRange(at.Source.Gatherings, 1, 2);
    }

    [Fact]
    public async Task Pump_BackgroundWorkHangs_FirstViewsAreServed()
    {
        var hang = new TaskCompletionSource();
        at.Source.Answer = async (key, ct) =>
        {
            if (key.Package.StartsWith("slow", StringComparison.Ordinal))
                await hang.Task.WaitAsync(ct);
            return new Note(key.Package, "fast");
        };
        for (var i = 0; i < 20; i++)
            await at.MarkAsync($"slow-{i}", RefreshLane.Background);
        at.Clock.Advance(TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(() => at.Source.Gatherings == 2, "the background slots are taken");

        Assert.Equal("fast", (await at.ReadAsync()).Value!.Text);
        hang.SetResult();
    }

    [Fact]
    public async Task Pump_WakeLost_LooksByItself()
    {
        await at.MarkAsync();
        await Eventually.TrueAsync(() =>
        {
            at.Clock.Advance(TimeSpan.FromSeconds(1));
            return at.Source.Gatherings == 1;
        }, "the mark is found without a wake");
    }

    [Fact]
    public async Task Pump_OneRefreshBreaks_OthersGoOn()
    {
        at.Signals.OnRefreshed = (key, _) => key.Package == "bad" ? throw new TimeoutException() : Task.CompletedTask;
        await at.MarkAsync("bad");
        await at.MarkAsync("good");
        pump.Wake();

        await Eventually.TrueAsync(async () => await at.Store.ReadAsync(Workshop.Key("good"), Ct) is not null, "the other panel is there");
    }

    [Fact]
    public async Task Wake_WhileThereIsRoom_IsTakenAtOnce()
    {
        await at.MarkAsync();
        Assert.True(pump.WakeAsync(RefreshLane.Watched, Sent, Ct).IsCompletedSuccessfully);

        await Eventually.TrueAsync(() => at.Source.Gatherings == 1, "the mark is found");
    }

    [Fact]
    public async Task Wake_WhileEverySlotIsTaken_IsLeftToOtherWorkersUntilThereIsRoom()
    {
        var hang = await FillBackgroundAsync();
        var kept = pump.WakeAsync(RefreshLane.Background, Sent, Ct);
        var next = pump.WakeAsync(RefreshLane.Background, Sent, Ct);
        Assert.True(pump.WakeAsync(RefreshLane.Watched, Sent, Ct).IsCompletedSuccessfully);
        Assert.False(next.IsCompleted);

        hang.SetResult();
        await Task.WhenAll(kept, next).WaitAsync(TimeSpan.FromSeconds(30), Ct);
    }

    [Fact]
    public async Task Wake_GrownOldBeforeThereIsRoom_IsLetGo()
    {
        var hang = await FillBackgroundAsync();
        var kept = pump.WakeAsync(RefreshLane.Background, Sent, Ct);
        Assert.True(pump.WakeAsync(RefreshLane.Background, Sent?.AddSeconds(-1), Ct).IsCompletedSuccessfully);
        var held = pump.WakeAsync(RefreshLane.Background, Sent, Ct);
        Assert.False(held.IsCompleted);

        at.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(kept, held).WaitAsync(TimeSpan.FromSeconds(30), Ct);
        hang.SetResult();
    }

    private DateTime? Sent => at.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Until the returned source is set, both background slots are taken.</summary>
    private async Task<TaskCompletionSource> FillBackgroundAsync()
    {
        var hang = new TaskCompletionSource();
        at.Source.Answer = async (key, ct) =>
        {
            await hang.Task.WaitAsync(ct);
            return new Note(key.Package, "there");
        };
        for (var i = 0; i < 3; i++)
            await at.MarkAsync($"slow-{i}", RefreshLane.Background);
        at.Clock.Advance(TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(() => at.Source.Gatherings == 2, "the background slots are taken");
        // One that nobody waits for is still taken while there is room.
        await Eventually.TrueAsync(
            () => !pump.WakeAsync(RefreshLane.Background, Sent, new CancellationToken(canceled: true)).IsCompletedSuccessfully, "the pump is full");
        return hang;
    }
}
