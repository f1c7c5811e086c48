using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// A connection of our own to a broker, beside the bus library's: made again for ever, with growing pauses. An outage is logged when it
/// begins and when it ends.
/// </summary>
/// <param name="purpose">What it is for, as the broker's list of connections and the log show it.</param>
/// <param name="longestPause">Between two tries; null: three seconds, as for a broker of our own.</param>
internal sealed class BrokerLine(BrokerAddress broker, string purpose, TimeProvider clock, ILogger log, TimeSpan? longestPause = null)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly TimeSpan mostPause = longestPause ?? TimeSpan.FromSeconds(3);

    private long? awayAt;

    /// <summary>What to do on a channel that confirms what is published; ends when it is cancelled, or throws.</summary>
    /// <param name="works">To be called when everything is set up.</param>
    public delegate Task Talk(IChannel channel, Action works, CancellationToken ct);

    public async Task KeepAsync(Talk talk, CancellationToken ct)
    {
        var pause = FirstPause;
        while (true)
        {
            try
            {
                await ConnectAsync(talk, () =>
                {
                    pause = FirstPause;
                    Works();
                }, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (e is RabbitMQClientException or IOException or OperationCanceledException or CryptographicException)
            {
                ct.ThrowIfCancellationRequested();
                Lost(e);
            }

            await Task.Delay(pause, clock, ct).ConfigureAwait(false);
            pause = pause * 2 < mostPause ? pause * 2 : mostPause;
        }
    }

    private async Task ConnectAsync(Talk talk, Action works, CancellationToken ct)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var connection = await broker.Factory(purpose).CreateConnectionAsync(ct).ConfigureAwait(false);
        await using var disconnected = connection.ConfigureAwait(false);
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        var channel = await connection.CreateChannelAsync(options, ct).ConfigureAwait(false);
        await using var closed = channel.ConfigureAwait(false);
        string? why = null;
        channel.ChannelShutdownAsync += (_, shutdown) =>
        {
            why = shutdown.ReplyText;
            return ended.CancelAsync();
        };
        try
        {
            await talk(channel, works, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (why is not null)
        {
            throw new OperationCanceledException(why, e);
        }
    }

    private void Works()
    {
        if (awayAt is { } began)
            log.BrokerBack(purpose, clock.GetElapsedTime(began));
        awayAt = null;
    }

    private void Lost(Exception why)
    {
        if (awayAt is not null)
            return;
        awayAt = clock.GetTimestamp();
        log.BrokerLost(purpose, broker, (why is OperationCanceledException ? why : why.GetBaseException()).Message);
    }
}
