using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// Waits until the broker lets us in. The bus library by itself waits ever longer between its tries, up to forty seconds, logs each, and
/// gives up for good where a user is not known yet; so it is let through only when there is somebody to talk to.
/// </summary>
internal sealed class BrokerGate(BusLink link, TimeProvider clock, CancellationToken stopping)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task PassAsync(IConnectionFactory broker)
    {
        while (true)
        {
            try
            {
                var connection = await broker.CreateConnectionAsync(stopping).ConfigureAwait(false);
                await using var closed = connection.ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (e is RabbitMQClientException or IOException)
            {
                link.Lost(e.GetBaseException().Message);
            }

            await Task.Delay(Pause, clock, stopping).ConfigureAwait(false);
        }
    }
}
