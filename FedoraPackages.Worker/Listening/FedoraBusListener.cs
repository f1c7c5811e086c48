using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Hears Fedora's bus and hands its messages on to ours: acknowledged there when our bus has confirmed them here, or when the marks of one
/// about what somebody looks at are stored, so that none is lost between the two. Many are under way at once, because a confirmation takes
/// its time; in which order they arrive does not matter, since each says when it was sent. All workers share one queue, and each message
/// comes to one of them.
/// </summary>
internal sealed class FedoraBusListener(
    FedoraBusSettings settings,
    PanelBus bus,
    WatchedFirst first,
    PanelMetrics metrics,
    MessageLog notes,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<FedoraBusListener> log) : AfterStart(lifetime, clock, log)
{
    private const string Exchange = "amq.topic";
    private const ushort Prefetch = 64;

    /// <summary>Of bodies being sent: of small ones all that are prefetched, of large ones a few.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() =>
        [ct => new BrokerLine(settings.Broker, "Fedora's bus", Clock, Logger).KeepAsync(ListenAsync, ct)];

    private async Task ListenAsync(IChannel channel, Action works, CancellationToken ct)
    {
        await channel.QueueDeclareAsync(settings.Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: ct);
        foreach (var topic in settings.Topics)
            await channel.QueueBindAsync(settings.Queue, Exchange, topic, cancellationToken: ct);
        await channel.BasicQosAsync(prefetchSize: 0, Prefetch, global: false, ct);
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var window = new SendingWindow(MostBytes);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            try
            {
                await HearAsync(channel, delivery, window, broken, ended.Token);
            }
            catch (Exception e)
            {
                broken.TrySetException(e);
            }
        };
        await channel.BasicConsumeAsync(settings.Queue, autoAck: false, consumer, ct);
        works();
        try
        {
            await broken.Task.WaitAsync(ct);
        }
        finally
        {
            // What was not acknowledged comes again on the next connection: nobody is to send it still.
            await ended.CancelAsync();
            await window.CloseAsync();
        }
    }

    // The body is the client's again when this returns, and it is text by then. The next one comes as soon as there is room.
    private async Task HearAsync(IChannel channel, BasicDeliverEventArgs delivery, SendingWindow window, TaskCompletionSource broken, CancellationToken ct)
    {
        var properties = delivery.BasicProperties;
        var envelope = new FedoraEnvelope(delivery.RoutingKey, properties.MessageId, properties.Headers, delivery.Body);
        var (bytes, tag) = (delivery.Body.Length, delivery.DeliveryTag);
        var (message, malformed) = envelope.Open(Clock.GetUtcNow());
        if (message is null)
        {
            Drop(envelope, malformed!);
            await channel.BasicAckAsync(tag, multiple: false, ct);
            return;
        }

        await window.BeginAsync(bytes, async () =>
        {
            try
            {
                if (!await first.TryMarkAsync(message, ct))
                    await PassOnAsync(message, ct);
                await channel.BasicAckAsync(tag, multiple: false, ct);
            }
            catch (Exception e)
            {
                broken.TrySetException(e);
            }
        }, ct);
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
