using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Hears Fedora's bus and hands its messages on to ours: acknowledged there when our bus has confirmed them here, so that none is lost
/// between the two. All workers share one queue, and each message comes to one of them.
/// </summary>
internal sealed class FedoraBusListener(
    FedoraBusSettings settings,
    PanelBus bus,
    PanelMetrics metrics,
    MessageLog notes,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<FedoraBusListener> log) : AfterStart(lifetime, clock, log)
{
    private const string Exchange = "amq.topic";
    private const ushort Prefetch = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() =>
        [ct => new BrokerLine(settings.Broker, "Fedora's bus", Clock, Logger).KeepAsync(ListenAsync, ct)];

    private async Task ListenAsync(IChannel channel, Action works, CancellationToken ct)
    {
        await channel.QueueDeclareAsync(settings.Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: ct);
        foreach (var topic in settings.Topics)
            await channel.QueueBindAsync(settings.Queue, Exchange, topic, cancellationToken: ct);
        await channel.BasicQosAsync(prefetchSize: 0, Prefetch, global: false, ct);
        var broken = new TaskCompletionSource();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            try
            {
                await HearAsync(channel, delivery, ct);
            }
            catch (Exception e)
            {
                // What was not acknowledged comes again on the next connection.
                broken.TrySetException(e);
            }
        };
        await channel.BasicConsumeAsync(settings.Queue, autoAck: false, consumer, ct);
        works();
        await broken.Task.WaitAsync(ct);
    }

    private async Task HearAsync(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken ct)
    {
        var properties = delivery.BasicProperties;
        var envelope = new FedoraEnvelope(delivery.RoutingKey, properties.MessageId, properties.Headers, delivery.Body);
        var (message, malformed) = envelope.Open(Clock.GetUtcNow());
        if (message is not null)
            await PassOnAsync(message, ct);
        else
            Drop(envelope, malformed!);
        await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, ct);
    }

    // Held here until our bus takes it: more than the prefetched ones do not come meanwhile.
    private async Task PassOnAsync(FedoraMessage message, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await bus.SendAsync(message, ct);
                return;
            }
            catch (BusAwayException)
            {
                await Task.Delay(Pause, Clock, ct);
            }
        }
    }

    private void Drop(FedoraEnvelope envelope, string malformed)
    {
        metrics.Message(malformed);
        Logger.MessageIgnored(envelope.Topic, envelope.Id ?? "without id", malformed);
        var now = Clock.GetUtcNow();
        notes.Note(new MessageNote(Short(envelope.Topic), Short(envelope.Id ?? "without id"), now, now, [], [], malformed, Body: null));
    }

    // Anybody may be able to publish.
    private static string Short(string text) => text.Length > 200 ? text[..200] : text;
}
