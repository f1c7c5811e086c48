using System.Diagnostics;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>A broker killed, hanging, not there yet.</summary>
public sealed class BrokerOutageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Broker_KilledAndBack_IsNoticedBothTimesAndWhatItHadTakenIsThere()
    {
        await using var server = await RabbitMqServer.StartAsync();
        await using var node = await BusNode.StartAsync(server.Url);
        var accepted = new List<string>();
        var returned = 0;
        node.Link.Returned += () => Interlocked.Increment(ref returned);
        await SendAsync(node.Bus, accepted, 20);

        var during = SendUntilAwayAsync(node.Bus, accepted);
        await server.KillAsync();
        await Eventually.TrueAsync(() => node.Link.AwaySince is not null, "the outage is noticed", 5);
        await during;
        await AssertFailsAtOnceAsync(node.Bus);

        await server.RestartAsync();
        await Eventually.TrueAsync(() => node.Link.AwaySince is null, "its end is noticed", 10);
        Assert.Equal(1, returned);
        await SendAsync(node.Bus, accepted, 20);

        await using var raw = await RawBroker.ConnectAsync(server.Url);
        var kept = await raw.TakeAsync(PanelBus.MessagesQueue, accepted.Count);
        Assert.Superset(accepted.ToHashSet(), kept.Select(m => m.GetProperty("id").GetString()!).ToHashSet());
    }

    [Fact]
    public async Task Broker_NotThereYet_DoesNotHoldUpTheStartOrTheStop()
    {
        await using var server = await RabbitMqServer.StartAsync();
        await server.KillAsync();
        var watch = Stopwatch.StartNew();
        await using (var early = await BusNode.StartAsync(server.Url, wait: false))
        {
            await Eventually.TrueAsync(() => early.Link.AwaySince is not null, "the outage is noticed", 10);
            Assert.False(early.Link.HasBeenReady);
        }

        await using var node = await BusNode.StartAsync(server.Url, wait: false);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await server.RestartAsync();
        await Eventually.TrueAsync(() => node.Link.HasBeenReady, "it has come", 10);
        await node.Bus.SendAsync(Message("late"), Ct);
    }

    [Fact]
    public async Task Broker_Hanging_FailsSendsInsteadOfHoldingThem()
    {
        await using var server = await RabbitMqServer.StartAsync();
        await using var node = await BusNode.StartAsync(server.Url);
        await SendAsync(node.Bus, [], 1);
        server.Pause();
        try
        {
            var watch = Stopwatch.StartNew();
            await Assert.ThrowsAsync<BusAwayException>(() => node.Bus.SendAsync(Message("lost"), Ct));
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
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
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<BusAwayException>(() => bus.SendAsync(Message("lost"), Ct));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }
}
