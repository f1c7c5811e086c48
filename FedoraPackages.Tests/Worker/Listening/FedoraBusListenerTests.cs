using System.Text;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Messages;
using FedoraPackages.Tests.EndToEnd;
using FedoraPackages.Tests.Servers;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Refreshing;
using FedoraPackages.Worker.Sandbox.Host;
using FedoraPackages.Worker.Sandbox.Story;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>The sandbox's story on a real broker, and the listener that hears it there.</summary>
[Collection(nameof(BrokerToKill))]
public sealed class FedoraBusListenerTests(SharedServers servers, BrokerToKill broker)
{
    private const string Topic = "org.fedoraproject.prod.buildsys.tag";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publisher_SendsAsFedoraDoes()
    {
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var raw = await RawBroker.ConnectAsync(url);
        var next = await raw.HearAsync("#");
        await using var sandbox = await TellerAsync(url);
        await sandbox.Publisher.HearAsync(Message(1), Ct);

        var got = await next();

        var properties = got.BasicProperties;
        Assert.Equal((Topic, """{"name":"guäke"}"""), (got.RoutingKey, Encoding.UTF8.GetString(got.Body.Span)));
        Assert.Equal(
            ("application/json", "utf-8", true, "id-1", (byte)2),
            (properties.ContentType, properties.ContentEncoding, properties.Persistent, properties.MessageId, properties.Priority));
        Assert.False(properties.IsTimestampPresent() || properties.IsTypePresent() || properties.IsAppIdPresent() || properties.IsUserIdPresent());
        Assert.Equal("2026-01-05T12:00:01+00:00", Encoding.UTF8.GetString((byte[])properties.Headers!["sent-at"]!));
        Assert.Equal((10, true), (properties.Headers["fedora_messaging_severity"], properties.Headers["fedora_messaging_rpm_guake"]));
    }

    [Fact]
    public async Task Story_IsHeardOnceThoughTwoWorkersListen()
    {
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var one = await ListenerAsync(url);
        await using var two = await ListenerAsync(url);
        await using var raw = await RawBroker.ConnectAsync(url);
        await Eventually.TrueAsync(async () => await raw.ConsumersAsync("fedora-bus") == 2, "both listen");
        await using var sandbox = await TellerAsync(url);
        for (var i = 0; i < 50; i++)
            await sandbox.Publisher.HearAsync(Message(i), Ct);

        var heard = new List<MessageNote>();
        await Eventually.TrueAsync(async () => (heard = [.. await one.HeardAsync(), .. await two.HeardAsync()]).Count >= 50, "all of it is heard");

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"id-{i}").Order(), heard.Select(m => m.Id).Order());
        var first = heard.Single(m => m.Id == "id-1");
        Assert.Equal((Topic, """{"name":"guäke"}""", Message(1).SentAt), (first.Topic, first.Body, first.SentAt));
    }

    [Fact]
    public async Task Listener_WhatIsMalformed_IsCountedAndDroppedAndDoesNotStopTheRest()
    {
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var node = await ListenerAsync(url);
        using var counted = new MetricCollector<long>(
            node.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), "FedoraPackages", "fedora_packages.messages");
        await using var raw = await RawBroker.ConnectAsync(url);
        await Eventually.TrueAsync(async () => await raw.ConsumersAsync("fedora-bus") == 1, "it listens");
        await raw.PublishAsync(Topic, new BasicProperties(), "[]"u8.ToArray());
        await raw.PublishAsync(Topic, new BasicProperties(), new byte[65 * 1024 * 1024]);
        await raw.PublishAsync(Topic, new BasicProperties { MessageId = "good" }, "{}"u8.ToArray());

        string?[] reasons = [FedoraEnvelope.NotAnObject, FedoraEnvelope.TooLarge, "malformed"];
        await Eventually.TrueAsync(
            async () => (await node.HeardAsync()).Select(m => m.Ignored).SequenceEqual(reasons), "all are written down, with the reason");
        Assert.Equal(reasons, counted.GetMeasurementSnapshot().Select(m => m.Tags["outcome"]));
        Assert.Equal("good", (await node.HeardAsync())[^1].Id);
    }

    [Fact]
    public async Task Message_IsMarkedByWhoeverHeardIt_AndWatchedFirst()
    {
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var node = await ListenerAsync(url);
        var (key, store) = (KojiPanels.Builds.For("guake"), node.Services.GetRequiredService<IPanelStore>());
        await ListeningNode.KeepNamesAsync(store, "guake", "bash");
        node.Services.GetRequiredService<WatchedKeys>().Update("node", [key]);
        await using var raw = await RawBroker.ConnectAsync(url);
        await Eventually.TrueAsync(async () => await raw.ConsumersAsync("fedora-bus") == 1, "it listens");
        foreach (var package in new[] { "bash", "guake" })
        {
            var message = CannedBuilds.Message(package);
            await raw.PublishAsync(message.Topic, new BasicProperties { MessageId = package }, Encoding.UTF8.GetBytes(message.Body));
        }

        await Eventually.TrueAsync(async () => (await store.ToDoAsync(10, Ct)).Count == 2, "both are marked");
        Assert.Equal(
            [(key, RefreshLane.Watched), (KojiPanels.Builds.For("bash"), RefreshLane.Background)],
            (await store.ToDoAsync(10, Ct)).OrderBy(item => item.Lane).Select(item => (item.Key, item.Lane)));
    }

    [Fact]
    public async Task Message_DeliveredTwice_IsCountedAndDropped()
    {
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var node = await ListenerAsync(url);
        using var counted = new MetricCollector<long>(
            node.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), "FedoraPackages", "fedora_packages.messages");
        await using var raw = await RawBroker.ConnectAsync(url);
        await Eventually.TrueAsync(async () => await raw.ConsumersAsync("fedora-bus") == 1, "it listens");
        foreach (var id in new[] { "one", "one", "two", "one" })
            await raw.PublishAsync(Topic, new BasicProperties { MessageId = id }, "{}"u8.ToArray());

        await Eventually.TrueAsync(() => counted.GetMeasurementSnapshot().Count == 4, "all are counted");
        Assert.Equal(2, counted.GetMeasurementSnapshot().Count(m => Equals(m.Tags["outcome"], "duplicate")));
        await Eventually.TrueAsync(async () => (await node.HeardAsync()).Count == 2, "two are written down");
    }

    [Fact]
    public async Task Broker_KilledAndBack_NothingOfTheStoryIsMissing()
    {
        var (server, url) = await broker.StartAsync();
        await using var node = await ListenerAsync(url);
        await using (var raw = await RawBroker.ConnectAsync(url))
            await Eventually.TrueAsync(async () => await raw.ConsumersAsync("fedora-bus") == 1, "it listens");
        await server.WriteDownAsync();
        await using var sandbox = await TellerAsync(url);
        for (var i = 0; i < 30; i++)
            await sandbox.Publisher.HearAsync(Message(i), Ct);
        await server.KillAsync();
        for (var i = 30; i < 60; i++)
            await sandbox.Publisher.HearAsync(Message(i), Ct);
        await server.RestartAsync();

        await Eventually.TrueAsync(async () => (await node.HeardAsync()).Select(m => m.Id).Distinct().Count() == 60, "the whole story is heard");
    }

    private static SandboxMessage Message(int number)
    {
        var sentAt = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero).AddSeconds(number);
        var headers = new Dictionary<string, object>
        {
            ["fedora_messaging_severity"] = 10,
            ["priority"] = 2,
            ["sent-at"] = $"{sentAt:yyyy-MM-dd'T'HH:mm:sszzz}",
            ["fedora_messaging_rpm_guake"] = true,
        };
        return new SandboxMessage(Topic, $"id-{number}", sentAt, headers, """{"name":"guäke"}""");
    }

    private static Task<BusNode> ListenerAsync(Uri url) =>
        ListeningNode.StartAsync(url, new FedoraBusSettings(BrokerAddress.Parse(url.ToString())!, "fedora-bus", ["org.fedoraproject.*.buildsys.#"]));

    private static async Task<Teller> TellerAsync(Uri url)
    {
        var publisher = new SandboxPublisher(BrokerAddress.Parse(url.ToString())!, TimeProvider.System, NullLogger<SandboxPublisher>.Instance);
        await publisher.StartAsync(Ct);
        return new Teller(publisher);
    }

    private sealed record Teller(SandboxPublisher Publisher) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Publisher.StopAsync(CancellationToken.None);
            Publisher.Dispose();
        }
    }
}
