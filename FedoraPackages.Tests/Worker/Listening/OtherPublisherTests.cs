using System.Diagnostics;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors;
using FedoraPackages.Tests.Connectors.Messages;
using FedoraPackages.Tests.Servers;
using FedoraPackages.Worker.Listening;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>Recorded messages, published as Fedora's services do, by an implementation of the protocol that has nothing of ours.</summary>
public sealed class OtherPublisherTests(SharedServers servers)
{
    private const string Publish = """
        import json, sys, pika
        connection = pika.BlockingConnection(pika.URLParameters(sys.argv[1]))
        channel = connection.channel()
        channel.confirm_delivery()
        for name in sys.argv[2:]:
            message = json.load(open(name))
            channel.basic_publish("amq.topic", message["topic"], json.dumps(message["body"]).encode("utf-8"), pika.BasicProperties(
                content_type="application/json", content_encoding="utf-8", delivery_mode=2, message_id=message["id"],
                headers=message["headers"]), mandatory=True)
        connection.close()
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RecordedMessages_OfAnotherImplementation_AreHeardAndMarked()
    {
        string[] names = ["buildsys.build.state.change-09.json", "buildsys.tag-01.json", "buildsys.rpm.sign-01.json"];
        var folder = RecordedFiles.Folder("messages");
        var python = Needs.PythonWithPika();
        var url = await (await servers.RabbitMqAsync()).NewVirtualHostAsync();
        await using var node = await ListeningNode.StartAsync(
            url, new FedoraBusSettings(BrokerAddress.Parse(url.ToString())!, "fedora-bus", ["org.fedoraproject.prod.buildsys.#"]));
        var store = node.Services.GetRequiredService<IPanelStore>();
        await ListeningNode.KeepNamesAsync(store, "chromium", "python-specfile", "glibc");
        await Eventually.TrueAsync(() => node.State().Current.Running is not null, "it listens");

        await using (var publisher = ChildProcess.Start(
            new ProcessStartInfo(python, ["-c", Publish, url.ToString(), .. names.Select(name => Path.Combine(folder, name))])))
            await Eventually.TrueAsync(() => publisher.HasExited, "all are published");

        await Eventually.TrueAsync(async () => (await node.HeardAsync()).Count == names.Length, "all are heard");
        var heard = (await node.HeardAsync()).ToDictionary(m => m.Topic.Split("buildsys.")[1]);
        Assert.Equal(new DateTimeOffset(2024, 6, 21, 12, 52, 29, TimeSpan.Zero), heard["rpm.sign"].SentAt);
        Assert.NotNull(heard["rpm.sign"].Ignored);
        Assert.Equal([KojiPanels.Builds.For("chromium")], (await store.ToDoAsync(10, Ct)).Select(item => item.Key));
    }
}
