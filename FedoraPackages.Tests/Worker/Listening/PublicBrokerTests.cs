using System.Text;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Tests.Connectors.Messages;
using FedoraPackages.Tests.Servers;
using FedoraPackages.Worker.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>Against a broker with the permissions, the sweeper, the certificates and the only sign-in of Fedora's public one.</summary>
[Collection(nameof(PublicBroker))]
public sealed class PublicBrokerTests(SharedServers servers, PublicBroker broker)
{
    private const string Topic = "org.fedoraproject.prod.buildsys.tag";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_WithOurCertificate_IsHeardOutOfAQueueNobodyCanGuess()
    {
        var server = await broker.StartAsync();
        await using var node = await ListenAsync(Settings());
        await using var raw = await RawBroker.ConnectAsync(server.PublicUrl);
        await raw.PublishAsync(Topic, Headers("one"), "{}"u8.ToArray());

        await Eventually.TrueAsync(async () => (await node.HeardAsync()).Select(m => m.Id).SequenceEqual(["one"]), "it is heard");
        Assert.True(Guid.TryParseExact(node.State().Current.Queue, "D", out _));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddYears(56), (await node.HeardAsync())[0].SentAt);
    }

    [Fact]
    public async Task Queue_OfAnyOtherName_IsRefused()
    {
        await broker.StartAsync();
        var factory = Address().Factory("test");
        await using var connection = await factory.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);

        // Else the test above would say nothing.
        var refused = await Assert.ThrowsAsync<OperationInterruptedException>(
            () => channel.QueueDeclareAsync("fedora-bus", durable: true, exclusive: false, autoDelete: false, cancellationToken: Ct));
        Assert.Equal(Constants.AccessRefused, refused.ShutdownReason!.ReplyCode);
    }

    [Theory]
    [InlineData("localhost", "authorities")]
    [InlineData("127.0.0.1", "others")]
    public async Task Broker_UnderAnotherNameOrOfAnotherAuthority_IsNotBelieved(string host, string authorities)
    {
        await broker.StartAsync();
        var certificates = broker.Side.Certificates;
        var identity = new BrokerIdentity(
            authorities == "others" ? certificates.OthersAuthorities : certificates.Authorities, certificates.ClientCertificate, certificates.ClientKey);
        var factory = Address(host, identity).Factory("test");

        await Assert.ThrowsAsync<BrokerUnreachableException>(() => factory.CreateConnectionAsync(Ct));
    }

    [Fact]
    public async Task Client_WithoutACertificate_IsNotLetIn()
    {
        await broker.StartAsync();
        var factory = Address(identity: new BrokerIdentity(broker.Side.Certificates.Authorities, null, null)).Factory("test");

        await Assert.ThrowsAsync<BrokerUnreachableException>(() => factory.CreateConnectionAsync(Ct));
    }

    [Fact]
    public async Task Queue_SweptWhileWeListen_IsDeclaredAgainAndWhatWasMissedIsAskedFor()
    {
        var server = await broker.StartAsync();
        await using var node = await ListenAsync(Settings());
        var (queue, first) = (node.State().Current.Queue!, node.State().Current.Running!);
        await using (var connection = await new ConnectionFactory { Uri = server.PublicUrl }.CreateConnectionAsync(Ct))
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Ct))
            await channel.QueueDeleteAsync(queue, cancellationToken: Ct);

        await Eventually.TrueAsync(() => node.State().Current.AskedUntil > first.Until, "what was missed is asked for");
        await using var raw = await RawBroker.ConnectAsync(server.PublicUrl);
        await raw.PublishAsync(Topic, Headers("after"), "{}"u8.ToArray());
        await Eventually.TrueAsync(async () => (await node.HeardAsync()).Any(m => m.Id == "after"), "it listens again");
    }

    [Fact]
    public async Task Line_ThatIsOpenAndSilent_IsMadeAnewAndWhatWasMissedIsAskedFor()
    {
        await broker.StartAsync();
        await using var node = await ListenAsync(Settings() with { Silence = TimeSpan.FromMilliseconds(200) });
        var first = node.State().Current.Running!;

        await Eventually.TrueAsync(() => node.State().Current.AskedUntil > first.Until, "what was missed is asked for");
        var log = node.Services.GetRequiredService<FakeLogCollector>();
        await Eventually.TrueAsync(
            () => log.GetSnapshot().Any(entry => entry.Message.Contains("nothing came for 00:00:00.2", StringComparison.Ordinal)), "the log says why");
    }

    private static BasicProperties Headers(string id) => new()
    {
        MessageId = id,
        Headers = new Dictionary<string, object?> { ["sent-at"] = Encoding.UTF8.GetBytes("2026-01-01T00:00:00+00:00") },
    };

    private FedoraBusSettings Settings() => new(Address(), Queue: null, [Topic]);

    private BrokerAddress Address(string host = "127.0.0.1", BrokerIdentity? identity = null)
    {
        var certificates = broker.Side.Certificates;
        return BrokerAddress.Parse(broker.Side.Url(host))! with
        {
            Identity = identity ?? new BrokerIdentity(certificates.Authorities, certificates.ClientCertificate, certificates.ClientKey),
            About = new Dictionary<string, string> { ["app"] = "test" },
        };
    }

    // Our own bus is another broker than Fedora's.
    private async Task<BusNode> ListenAsync(FedoraBusSettings settings)
    {
        var node = await ListeningNode.StartAsync(await (await servers.RabbitMqAsync()).NewVirtualHostAsync(), settings);
        await Eventually.TrueAsync(() => node.State().Current.Running is not null, "it listens");
        return node;
    }
}
