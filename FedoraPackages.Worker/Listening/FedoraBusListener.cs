using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Hears Fedora's bus. A message is acknowledged there when its marks are stored here, so that none is lost between the two. Many are under
/// way at once, because storing takes its time; in which order they arrive does not matter, since each says when it was sent. All workers
/// share one queue, and each message comes to one of them. What was said while nobody listened is asked for after every connection.
/// </summary>
internal sealed class FedoraBusListener(
    FedoraBusSettings settings,
    Reception reception,
    QueueName queue,
    MissedMessages missed,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<FedoraBusListener> log) : AfterStart(lifetime, clock, log)
{
    private const string Exchange = "amq.topic";
    private const ushort Prefetch = 64;

    /// <summary>Of bodies being dealt with: of small ones all that are prefetched, of large ones a few.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() =>
        [ct => new BrokerLine(settings.Broker, "Fedora's bus", Clock, Logger, settings.LongestPause).KeepAsync(ListenAsync, ct)];

    private async Task ListenAsync(IChannel channel, Action works, CancellationToken ct)
    {
        await reception.ReadyAsync(ct);
        var name = await queue.GetAsync(ct);
        // One that the broker has swept meanwhile is made anew: what it held is in the archive.
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, cancellationToken: ct);
        foreach (var topic in settings.Topics)
            await channel.QueueBindAsync(name, Exchange, topic, cancellationToken: ct);
        await channel.BasicQosAsync(prefetchSize: 0, Prefetch, global: false, ct);
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var window = new SendingWindow(MostBytes);
        var consumer = new AsyncEventingBasicConsumer(channel);
        var watchdog = new Watchdog(settings.Silence, Clock);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            watchdog.Heard();
            try
            {
                await HearAsync(channel, delivery, window, broken, ended.Token);
            }
            catch (Exception e)
            {
                broken.TrySetException(e);
            }
        };
        // The broker has taken the queue away.
        consumer.UnregisteredAsync += (_, _) =>
        {
            broken.TrySetException(new IOException("the queue is gone"));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(name, autoAck: false, consumer, ct);
        await missed.AskAsync(ct);
        works();
        try
        {
            await await Task.WhenAny(broken.Task, watchdog.SilenceAsync(ended.Token)).WaitAsync(ct);
        }
        finally
        {
            // Before anything that is under way ends: the cursor is not to move past it.
            missed.Lost();
            // What was not acknowledged comes again on the next connection: nobody is to deal with it still.
            await ended.CancelAsync();
            await window.CloseAsync();
        }
    }

    // The body is the client's again when this returns, and it is text by then. The next one comes as soon as there is room.
    private async Task HearAsync(IChannel channel, BasicDeliverEventArgs delivery, SendingWindow window, TaskCompletionSource broken, CancellationToken ct)
    {
        var properties = delivery.BasicProperties;
        var envelope = new FedoraEnvelope(delivery.RoutingKey, properties.MessageId, properties.Headers, delivery.Body);
        var (bytes, tag, again) = (delivery.Body.Length, delivery.DeliveryTag, delivery.Redelivered);
        if (reception.Open(envelope) is not { } message)
        {
            await channel.BasicAckAsync(tag, multiple: false, ct);
            return;
        }

        await window.BeginAsync(bytes, async () =>
        {
            try
            {
                await reception.TakeAsync(message, again, ct);
                await channel.BasicAckAsync(tag, multiple: false, ct);
            }
            catch (Exception e)
            {
                broken.TrySetException(e);
            }
        }, ct);
    }
}
