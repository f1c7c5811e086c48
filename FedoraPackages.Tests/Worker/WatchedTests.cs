using System.Text;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Panels;
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

    private async Task KeepPolledAsync(TimeSpan after)
    {
        await at.MarkAsync();
        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        await at.Store.SwapAsync(lease!, new PanelAnswer(Encoding.UTF8.GetBytes("{}"), after, _ => true), Ct);
        await at.Store.FinishAsync(lease!, RefreshEnd.Done, Ct);
    }
}
