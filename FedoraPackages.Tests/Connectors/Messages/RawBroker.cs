using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>Looks at a broker from outside, with nothing of ours between.</summary>
internal sealed class RawBroker : IAsyncDisposable
{
    private readonly IConnection connection;

    private RawBroker(IConnection connection) => this.connection = connection;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RawBroker> ConnectAsync(Uri url) => new(await new ConnectionFactory { Uri = url }.CreateConnectionAsync(Ct));

    /// <summary>How many listen to a queue; null when there is no such queue.</summary>
    public async Task<uint?> ConsumersAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, Ct)).ConsumerCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    public async Task PublishAsync(string topic, BasicProperties properties, byte[] body)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Ct);
        await channel.BasicPublishAsync("amq.topic", topic, mandatory: true, properties, body, Ct);
    }

    /// <summary>What is in a queue of our bus until its messages are as many as expected: the message of each envelope.</summary>
    public async Task<IReadOnlyList<JsonElement>> TakeAsync(string queue, int expected)
    {
        await Eventually.TrueAsync(async () => await ConsumersAsync(queue) is not null, $"there is a queue {queue}");
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        var taken = new List<JsonElement>();
        await Eventually.TrueAsync(async () =>
        {
            while (await channel.BasicGetAsync(queue, autoAck: true, Ct) is { } got)
                taken.Add(JsonDocument.Parse(got.Body).RootElement.GetProperty("message"));
            return taken.Count >= expected;
        }, $"{expected} messages are in {queue}");
        return taken;
    }

    /// <summary>Binds a queue of its own to Fedora's exchange and returns a way to take the next message from it.</summary>
    public async Task<Func<Task<BasicGetResult>>> HearAsync(string topics)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: Ct)).QueueName;
        await channel.QueueBindAsync(queue, "amq.topic", topics, cancellationToken: Ct);
        return async () =>
        {
            BasicGetResult? got = null;
            await Eventually.TrueAsync(async () => (got = await channel.BasicGetAsync(queue, autoAck: true, Ct)) is not null, "a message comes");
            return got!;
        };
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
