using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Tests.Connectors.Storage;
using FedoraPackages.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Web.Live;

public sealed class GenerationSweepTests : IDisposable
{
    private readonly Workshop at = new();
    private readonly PackageSubscriptions subscriptions = new();
    private readonly GenerationSweep sweep;

    public GenerationSweepTests()
    {
        sweep = new GenerationSweep(subscriptions, at.Memory, at.Store, at.Link, at.Bus, at.Signals, at.Clock, NullLogger<GenerationSweep>.Instance);
        at.Signals.OnMarked = at.RefreshDueAsync;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        sweep.Dispose();
        at.Dispose();
    }

    [Fact]
    public async Task Sweep_NotificationLost_TellsTheTabAndItReadsTheNewAnswer()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key());
        await at.ReadAsync();
        await LoseNotificationAsync("two");
        await sweep.SweepAsync(Ct);

        Assert.True(tab.Generations.TryRead(out _));
        Assert.Equal("two", (await at.ReadAsync()).Value!.Text);
    }

    [Fact]
    public async Task Sweep_NothingMissed_LeavesTheCopyInMemory()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key());
        var before = await at.ReadAsync();
        await sweep.SweepAsync(Ct);

        Assert.Same(before, await at.ReadAsync());
    }

    [Fact]
    public async Task Sweep_AnotherReaderBroughtTheNewAnswerIntoMemory_StillTellsTheTabThatIsBehind()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key());
        await at.ReadAsync();
        await LoseNotificationAsync("two");
        at.Clock.Advance(PanelMemory.Trust);
        var seenByOther = await at.ReadAsync();
        await sweep.SweepAsync(Ct);

        Assert.True(tab.Generations.TryRead(out var generation));
        Assert.Equal(seenByOther.Generation, generation);
    }

    [Fact]
    public async Task Sweep_CheckedAgainButUnchanged_BringsTheNewAge()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key());
        await at.ReadAsync();
        await LoseNotificationAsync("one");
        await sweep.SweepAsync(Ct);

        Assert.True(tab.Generations.TryRead(out _));
        Assert.Equal(at.Clock.GetUtcNow(), (await at.ReadAsync()).CheckedAt);
    }

    [Fact]
    public async Task Sweep_StoreAway_TellsTheTabsToReadSoThatTheySayIt()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key());
        await at.ReadAsync();
        // Of a panel that has not changed since this node began, no notification has come.
        using var memory = new PanelMemory(at.Clock);
        var reader = new PanelReader(memory, at.Store, at.Link, at.Signals, at.Clock, NullLogger<PanelReader>.Instance);
        var drawn = await reader.ReadAsync(ScriptedSource.Notes, Workshop.Key(), Ct);
        var away = new AwayStore(at.Store) { IsAway = true };
        using var blind = new GenerationSweep(subscriptions, memory, away, at.Link, at.Bus, at.Signals, at.Clock, NullLogger<GenerationSweep>.Instance);
        await blind.SweepAsync(Ct);

        Assert.True(tab.Generations.TryRead(out var generation));
        Assert.Equal(drawn.Generation, generation);
    }

    [Fact]
    public async Task Sweep_StoreEmptied_AsksForWhatTheTabsLookAt()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key());
        await at.ReadAsync();
        await at.Store.RetireAsync([Workshop.Key()], Ct);
        await sweep.SweepAsync(Ct);

        Assert.Single(await at.Store.HeadersAsync([Workshop.Key()], Ct));
        Assert.Equal(2, at.Source.Gatherings);
    }

    [Fact]
    public async Task Sweep_ThousandsAreLookedAtAndOneHasChanged_ReadsThatOneAndSomeOthers()
    {
        var store = new CountingHeaders(at.Store);
        using var counted = new GenerationSweep(subscriptions, at.Memory, store, at.Link, at.Bus, at.Signals, at.Clock, NullLogger<GenerationSweep>.Instance);
        using var tab = subscriptions.Subscribe(Workshop.Key());
        var others = Enumerable.Range(0, 1_000).Select(i => $"package-{i}").ToList();
        var tabs = others.ConvertAll(other => subscriptions.Subscribe(Workshop.Key(other)));
        await at.Store.MarkAsync([.. others.Append("guake").Select(package => new PanelMark(Workshop.Key(package), RefreshLane.Watched, "because", []))], Ct);
        await at.RefreshDueAsync();
        at.Clock.Advance(GenerationSweep.Every);
        await counted.SweepAsync(Ct);
        Assert.Equal(1_001, store.Headers);
        while (tab.Generations.TryRead(out _))
        {
        }

        at.Clock.Advance(GenerationSweep.Every);
        await LoseNotificationAsync("two");
        await counted.SweepAsync(Ct);

        Assert.True(tab.Generations.TryRead(out _));
        Assert.InRange(store.Headers, 1_002, 1_001 + 501);
        tabs.ForEach(other => other.Dispose());
    }

    [Fact]
    public async Task Sweep_SomebodyOnlyListens_IsToldAndNothingIsGatheredForIt()
    {
        var told = 0L;
        using var program = subscriptions.Listen("guake", (_, generation) => told = generation);
        using var cold = subscriptions.Listen("never-fetched", (_, _) => { });
        await sweep.SweepAsync(Ct);
        Assert.Empty(subscriptions.Keys());
        Assert.Equal(0, at.Source.Gatherings);

        await at.MarkAsync();
        at.Signals.OnRefreshed = (_, _) => Task.CompletedTask;
        await at.RefreshDueAsync();
        await sweep.SweepAsync(Ct);

        Assert.True(told > 0);
        Assert.Equal(1, at.Source.Gatherings);
    }

    [Fact]
    public async Task Store_ComesBack_IsComparedAtOnce()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key());
        await at.ReadAsync();
        await LoseNotificationAsync("two");
        await sweep.StartAsync(Ct);
        await Eventually.TrueAsync(async () =>
        {
            at.Link.Lost(new StoreAwayException("away"));
            at.Link.Answered(await at.Store.LifeAsync(Ct));
            return tab.Generations.TryRead(out _);
        }, "the tab is told without thirty seconds going by");
        await sweep.StopAsync(Ct);
    }

    [Fact]
    public async Task Bus_Away_IsComparedEveryTwoSecondsAndWhenItIsBack()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key());
        await at.ReadAsync();
        await sweep.StartAsync(Ct);
        at.Bus.Lost("killed");
        await Eventually.TrueAsync(() =>
        {
            at.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return tab.Generations.TryRead(out _);
        }, "what nobody can tell any more is looked up");
        Assert.InRange(at.Clock.GetUtcNow() - at.Bus.AwaySince!.Value, TimeSpan.Zero, GenerationSweep.Every / 2);

        await Eventually.TrueAsync(() =>
        {
            at.Bus.Lost("killed again");
            at.Bus.Listens(new Uri("queue:here"));
            at.Bus.Lost(new Uri("queue:here"), "killed again");
            return tab.Generations.TryRead(out _);
        }, "its return is a reason to compare");
        await sweep.StopAsync(Ct);
    }

    private async Task LoseNotificationAsync(string text)
    {
        at.Signals.OnRefreshed = (_, _) => Task.CompletedTask;
        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, text));
        at.Clock.Advance(TimeSpan.FromSeconds(2));
        await at.MarkAsync();
        await at.RefreshDueAsync();
    }
}
