using System.Diagnostics;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>A broker killed, hanging, not there yet.</summary>
[Collection(nameof(BrokerToKill))]
public sealed class BrokerOutageTests(BrokerToKill broker)
{
    /// <summary>Sooner than the heartbeats would find out (20 s), and much sooner than MassTransit alone tries again (40 s).</summary>
    private const int Soon = 15;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Broker_KilledAndBack_IsNoticedBothTimesAndWhatItHadTakenIsThere()
    {
        var (server, url) = await broker.StartAsync();
        await using var node = await BusNode.StartAsync(url);
        var accepted = new List<string>();
        var returned = 0;
        node.Link.Returned += () => Interlocked.Increment(ref returned);
        await SendAsync(node.Bus, accepted, 20);
        await server.WriteDownAsync();

        var during = SendUntilAwayAsync(node.Bus, accepted);
        await server.KillAsync();
        await Eventually.TrueAsync(() => node.Link.AwaySince is not null, "the outage is noticed", Soon);
        await during;
        await AssertFailsAtOnceAsync(node.Bus);

        await server.RestartAsync();
        await Eventually.TrueAsync(() => node.Link.AwaySince is null, "its end is noticed");
        Assert.Equal(1, returned);
        await SendAsync(node.Bus, accepted, 20);

        await using var raw = await RawBroker.ConnectAsync(url);
        var kept = await raw.TakeAsync(PanelBus.MessagesQueue, accepted.Count);
        Assert.Superset(accepted.ToHashSet(), kept.Select(m => m.GetProperty("id").GetString()!).ToHashSet());
    }

    [Fact]
    public async Task Broker_NotThereYet_DoesNotHoldUpTheStartOrTheStop()
    {
        var (server, url) = await broker.StartAsync();
        await server.KillAsync();
        var watch = Stopwatch.StartNew();
        await using (var early = await BusNode.StartAsync(url, wait: false))
        {
            await Eventually.TrueAsync(() => early.Link.AwaySince is not null, "the outage is noticed", Soon);
            Assert.False(early.Link.HasBeenReady);
        }

        await using var node = await BusNode.StartAsync(url, wait: false);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        await server.RestartAsync();
        await Eventually.TrueAsync(() => node.Link.HasBeenReady, "it has come");
        await node.Bus.SendAsync(Message("late"), Ct);
    }

    [Fact]
    public async Task Broker_Hanging_FailsSendsInsteadOfHoldingThem()
    {
        var (server, url) = await broker.StartAsync();
        await using var node = await BusNode.StartAsync(url);
        await SendAsync(node.Bus, [], 1);
        server.Pause();
        try
        {
            var watch = Stopwatch.StartNew();
            await Assert.ThrowsAsync<BusAwayException>(() => node.Bus.SendAsync(Message("lost"), Ct));
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(Soon));
        }
        finally
        {
            server.Resume();
        }

        await Eventually.TrueAsync(async () => await TryAsync(node.Bus, "again"), "it takes messages again");
    }

    private static FedoraMessage Message(string id) => new("topic", id, DateTimeOffset.UnixEpoch, "{}");

    private static async Task SendAsync(PanelBus bus, List<string> accepted, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var id = $"message {accepted.Count}";
            await bus.SendAsync(Message(id), Ct);
            accepted.Add(id);
        }
    }

    private static async Task SendUntilAwayAsync(PanelBus bus, List<string> accepted)
    {
        while (await TryAsync(bus, $"message {accepted.Count}"))
            accepted.Add($"message {accepted.Count}");
    }

    private static async Task<bool> TryAsync(PanelBus bus, string id)
    {
        try
        {
            await bus.SendAsync(Message(id), Ct);
            return true;
        }
        catch (BusAwayException)
        {
            return false;
        }
    }

    private static async Task AssertFailsAtOnceAsync(PanelBus bus)
    {
        // It does not even begin to wait.
        await Assert.ThrowsAsync<BusAwayException>(() => bus.SendAsync(Message("lost"), Ct).WaitAsync(TimeSpan.FromSeconds(3), Ct));
    }
}
