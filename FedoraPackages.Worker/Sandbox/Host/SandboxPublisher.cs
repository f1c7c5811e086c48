using System.Globalization;
using System.Text;
using System.Threading.Channels;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Worker.Sandbox.Story;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace FedoraPackages.Worker.Sandbox.Host;

/// <summary>
/// Publishes the story on a broker's <c>amq.topic</c> exactly as Fedora's services do (<c>upstreams/bus.md</c> §1.5). What happens while
/// the broker is away is kept, and told when it is back.
/// </summary>
internal sealed class SandboxPublisher : BackgroundService, ISandboxAudience
{
    private const string Exchange = "amq.topic";
    private const int Backlog = 10_000;

    private readonly BrokerLine line;
    private readonly ILogger<SandboxPublisher> log;
    private readonly Channel<SandboxMessage> untold;
    private long dropped;

    public SandboxPublisher(BrokerAddress broker, TimeProvider clock, ILogger<SandboxPublisher> log)
    {
        line = new BrokerLine(broker, "Sandbox story", clock, log);
        this.log = log;
        untold = Channel.CreateBounded<SandboxMessage>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref dropped));
    }

    public Task HearAsync(SandboxMessage message, CancellationToken ct) => untold.Writer.WriteAsync(message, ct).AsTask();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => line.KeepAsync(TellAsync, stoppingToken);

    private async Task TellAsync(IChannel channel, Action works, CancellationToken ct)
    {
        works();
        while (await untold.Reader.WaitToReadAsync(ct).ConfigureAwait(false))
        {
            if (Interlocked.Exchange(ref dropped, 0) is > 0 and var lost)
                log.StoryDropped(lost);
            // Taken off the list only when the broker has confirmed it: one whose confirmation got lost is told twice, as Fedora's may be.
            if (!untold.Reader.TryPeek(out var message))
                continue;
            await channel.BasicPublishAsync(Exchange, message.Topic, mandatory: false, Properties(message), Encoding.UTF8.GetBytes(message.Body), ct)
                .ConfigureAwait(false);
            if (untold.Reader.TryPeek(out var head) && ReferenceEquals(head, message))
                untold.Reader.TryRead(out _);
        }
    }

    private static BasicProperties Properties(SandboxMessage message) => new()
    {
        ContentType = "application/json",
        ContentEncoding = "utf-8",
        DeliveryMode = DeliveryModes.Persistent,
        MessageId = message.Id,
        Priority = Convert.ToByte(message.Headers["priority"], CultureInfo.InvariantCulture),
        Headers = message.Headers.ToDictionary(header => header.Key, header => (object?)header.Value),
    };
}
