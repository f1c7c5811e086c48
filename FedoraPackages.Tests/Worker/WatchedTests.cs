using System.Text;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Tests.Connectors.Storage;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker;

public sealed class WatchedTests : IDisposable
{
    private readonly Workshop at = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => at.Dispose();

    [Fact]
    public void WatchedKeys_NodeSilentForNinetySeconds_IsForgotten()
    {
        var watched = new WatchedKeys(at.Clock);
        watched.Update("a", [Workshop.Key()]);
        at.Clock.Advance(TimeSpan.FromSeconds(60));
        watched.Update("b", [Workshop.Key()]);
        at.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Single(watched.All());
        watched.Update("b", []);
        Assert.Empty(watched.All());
        Assert.False(watched.Contains(Workshop.Key()));
    }

    [Fact]
    public async Task Poll_WatchedPanelThatAsksForIt_IsMarkedAfterItsTimeAndOnlyWhileWatched()
    {
        var watched = new WatchedKeys(at.Clock);
        using var poll = new WatchedPoll(watched, at.Store, at.Signals, [at.Source], new StartedLifetime(), at.Clock, NullLogger<WatchedPoll>.Instance);
        await KeepPolledAsync(TimeSpan.FromSeconds(10));
        await poll.StartAsync(Ct);

        for (var second = 0; second < 30; second++)
            at.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await at.Store.ToDoAsync(10, Ct));

        watched.Update("node", [Workshop.Key()]);
        await Eventually.TrueAsync(async () =>
        {
            at.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await at.Store.ToDoAsync(10, Ct)).Count == 1;
        }, "the watched panel is marked");
        await poll.StopAsync(Ct);
    }

    [Fact]
    public void WatchedKeys_ANodeTellsWhatHasChanged_KnowsWhatItLooksAtAndWhatIsNew()
    {
        var watched = new WatchedKeys(at.Clock);
        Assert.Equal([Workshop.Key("a"), Workshop.Key("b")], watched.Update("node", [Workshop.Key("a"), Workshop.Key("b")]));
        Assert.Equal([Workshop.Key("c")], watched.Update("node", [Workshop.Key("c")], gone: [Workshop.Key("a")]));
        Assert.Empty(watched.Update("another", [Workshop.Key("c")]));

        Assert.Equal(new HashSet<PanelKey> { Workshop.Key("b"), Workshop.Key("c") }, watched.All().ToHashSet());
        watched.Update("node", [], gone: [Workshop.Key("c")]);
        Assert.True(watched.Contains(Workshop.Key("c")));
    }

    [Fact]
    public async Task Poll_ThousandsAreLookedAtAndNothingHappens_ReadsNothing()
    {
        var watched = new WatchedKeys(at.Clock);
        var store = new CountingStore(at.Store);
        using var poll = new WatchedPoll(watched, store, at.Signals, [at.Source], new StartedLifetime(), at.Clock, NullLogger<WatchedPoll>.Instance);
        await KeepPolledAsync(TimeSpan.FromSeconds(10));
        watched.Update("node", [Workshop.Key(), .. Enumerable.Range(0, 5_000).Select(i => Workshop.Key($"package-{i}"))]);
        await poll.StartAsync(Ct);
        await ElapseUntilAsync(() => store.Calls(nameof(IPanelStore.HeadersAsync)) == 1, "all have been read once");

        var before = store.Calls(nameof(IPanelStore.CheckedSinceAsync));
        await ElapseUntilAsync(() => store.Calls(nameof(IPanelStore.CheckedSinceAsync)) >= before + 20, "it has looked twenty times");

        // Again only for what was gathered in the last seconds.
        Assert.InRange(store.Calls(nameof(IPanelStore.HeadersAsync)), 1, 8);
        Assert.Single(await at.Store.ToDoAsync(10, Ct));
        await poll.StopAsync(Ct);
    }

    private async Task ElapseUntilAsync(Func<bool> condition, string what) => await Eventually.TrueAsync(() =>
    {
        at.Clock.Advance(TimeSpan.FromSeconds(1));
        return condition();
    }, what);

    private async Task KeepPolledAsync(TimeSpan after)
    {
        await at.MarkAsync();
        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        await at.Store.SwapAsync(lease!, new PanelAnswer(Encoding.UTF8.GetBytes("{}"), after, _ => true), Ct);
        await at.Store.FinishAsync(lease!, RefreshEnd.Done, Ct);
    }
}
