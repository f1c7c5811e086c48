using FedoraPackages.Connectors.Panels;
using MassTransit;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// The one sender on our own bus. Commands go to named queues, so that they wait where nobody listens yet; notifications go to every
/// node. Every send has a time-out: with the broker away it would wait for ever.
/// </summary>
public sealed class PanelBus(IBus bus, TimeProvider clock) : IPanelSignals
{
    internal const string MessagesQueue = "fedora-messages";
    internal const string WakeQueue = "refresh-wake";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly Uri Messages = new("queue:" + MessagesQueue);
    private static readonly Uri Wake = new("queue:" + WakeQueue);

    /// <summary>Hands a message of Fedora's bus to the workers. Done when our bus has it.</summary>
    public Task SendAsync(FedoraMessage message, CancellationToken ct) => SendAsync(Messages, message, ct);

    public Task MarkedAsync(CancellationToken ct) => SendAsync(Wake, new PanelsMarked(), ct);

    public Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct) =>
        InTimeAsync(token => bus.Publish(new PanelRefreshed(key, generation), token), ct);

    public Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, CancellationToken ct) =>
        InTimeAsync(token => bus.Publish(new PanelsWatched(node, keys), token), ct);

    private Task SendAsync<T>(Uri queue, T message, CancellationToken ct)
        where T : class =>
        InTimeAsync(async token =>
        {
            var endpoint = await bus.GetSendEndpoint(queue).ConfigureAwait(false);
            await endpoint.Send(message, token).ConfigureAwait(false);
        }, ct);

    private async Task InTimeAsync(Func<CancellationToken, Task> send, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await send(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("our bus did not take the message in time");
        }
    }
}
