using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Messages;

public sealed class PanelBusTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly BusLink link;
    private readonly PanelBus bus;
    private int sends;

    public PanelBusTests()
    {
        link = new BusLink(clock, NullLogger<BusLink>.Instance);
        bus = new PanelBus(Bus.Factory.CreateUsingInMemory(transport =>
        {
            transport.ConfigureSend(send => send.UseExecuteAsync(WithoutEndAsync));
            transport.ConfigurePublish(publish => publish.UseExecuteAsync(WithoutEndAsync));
        }), link, clock);
    }

    private Task WithoutEndAsync(SendContext send)
    {
        Interlocked.Increment(ref sends);
        return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, send.CancellationToken);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_WhileTheBusIsAway_FailsAtOnce()
    {
        link.Lost("refused");

        await Assert.ThrowsAsync<BusAwayException>(() => bus.SendAsync(new FedoraMessage("topic", "id", DateTimeOffset.UnixEpoch, "{}"), Ct));
        await Assert.ThrowsAsync<BusAwayException>(() => bus.MarkedAsync(RefreshLane.FirstView, Ct));
        await Assert.ThrowsAsync<BusAwayException>(() => bus.WatchedAsync("node", [], null, Ct));
    }

    [Fact]
    public async Task Send_TheBusDoesNotAnswer_FailsInTime()
    {
        var sending = bus.MarkedAsync(RefreshLane.FirstView, Ct);
        Assert.False(sending.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<BusAwayException>(() => sending);
    }

    [Fact]
    public async Task Refreshed_TheBusDoesNotAnswerAndIsNotKnownToBeAway_IsToldSoonAndNotLost()
    {
        var refreshing = bus.RefreshedAsync(new PanelKey("builds", 1, "guake"), 7, Ct);
        clock.Advance(TimeSpan.FromSeconds(5));
        await refreshing;
        Assert.Equal(1, sends);

        await Eventually.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return sends > 1;
        }, "it is sent once more");
    }

    [Fact]
    public async Task Refreshed_WhileTheBusIsAway_IsToldWhenItIsBack()
    {
        link.Lost("refused");
        await bus.RefreshedAsync(new PanelKey("builds", 1, "guake"), 7, Ct);
        await bus.RefreshedAsync(new PanelKey("builds", 1, "guake"), 9, Ct);
        Assert.Equal(0, sends);

        link.Listens(new Uri("queue:here"));
        await Eventually.TrueAsync(() => sends == 1, "the newest is sent, and only that");
    }

    [Fact]
    public async Task Send_GivenUpByTheCaller_IsACancellation()
    {
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var sending = bus.MarkedAsync(RefreshLane.FirstView, impatient.Token);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }
}
