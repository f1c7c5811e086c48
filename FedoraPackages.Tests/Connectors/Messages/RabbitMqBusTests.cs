using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Tests.Servers;
using FedoraPackages.Worker;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>Our bus on a real broker: which queues there are, who hears what, and what is left when a process goes.</summary>
public sealed class RabbitMqBusTests(SharedServers servers)
{
    private static readonly string[] Commands = [PanelBus.MessagesQueue, PanelBus.NowQueue, PanelBus.BackgroundQueue, "fedora-bus"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worker_OnABroker_ListensToItsQueuesAndLeavesOnlyTheLastingOnes()
    {
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var raw = await RawBroker.ConnectAsync(url);
        // It listens to Fedora once there is a store that takes what it hears.
        await using var redis = await RedisServer.StartAsync();
        string[] own;
        await using (var worker = await BusNode.StartAsync(url, (services, configuration) =>
        {
            configuration["ConnectionStrings:Redis"] = redis.ConnectionString;
            services.AddWorker(configuration);
        }))
        {
            foreach (var queue in Commands)
                await Eventually.TrueAsync(async () => await raw.ConsumersAsync(queue) == 1, $"{queue} is listened to");
            own = [.. worker.Queues.Where(q => q.StartsWith("Panel", StringComparison.Ordinal))];
            Assert.Equal(["PanelRefreshed", "PanelsWatched"], own.Select(q => q.Split('-')[0]).Order());
        }

        foreach (var queue in Commands)
            await Eventually.TrueAsync(async () => await raw.ConsumersAsync(queue) == 0, $"{queue} is left");
        foreach (var queue in own)
            await Eventually.TrueAsync(async () => await raw.ConsumersAsync(queue) is null, $"{queue} is gone");
    }

    [Fact]
    public async Task Notification_IsHeardByEveryNode()
    {
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var one = await BusNode.StartAsync(url);
        await using var two = await BusNode.StartAsync(url);
        var key = new PanelKey("builds", 1, "guake");

        await one.Bus.RefreshedAsync(key, 7, Ct);

        foreach (var node in new[] { one, two })
            await Eventually.TrueAsync(() => node.Memory.Newest(key) == 7, "the node has heard it");
    }

    [Fact]
    public async Task Command_NobodyListensYet_WaitsInItsQueue()
    {
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var node = await BusNode.StartAsync(url);

        await node.Bus.SendAsync(new FedoraMessage("topic", "id-1", DateTimeOffset.UnixEpoch, "{}"), Ct);
        await node.Bus.MarkedAsync(RefreshLane.FirstView, Ct);
        await node.Bus.MarkedAsync(RefreshLane.Watched, Ct);
        await node.Bus.MarkedAsync(RefreshLane.Background, Ct);

        await using var raw = await RawBroker.ConnectAsync(url);
        Assert.Equal("id-1", Assert.Single(await raw.TakeAsync(PanelBus.MessagesQueue, 1)).GetProperty("id").GetString());
        Assert.Equal(2, (await raw.TakeAsync(PanelBus.NowQueue, 2)).Count);
        Assert.Single(await raw.TakeAsync(PanelBus.BackgroundQueue, 1));
    }
}
