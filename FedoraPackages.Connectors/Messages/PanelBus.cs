using System.Collections.Concurrent;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using MassTransit;
using RabbitMQ.Client.Exceptions;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// The one sender on our own bus. Commands go to named queues, so that they wait where nobody listens yet; notifications go to every
/// node. Nobody waits for a bus that is away: then, or when it does not take a message in time, a send ends with a <see cref="BusAwayException"/>.
/// </summary>
public sealed class PanelBus : IPanelSignals, ISiteSignals
{
    internal const string MessagesQueue = "fedora-messages";
    internal const string NowQueue = "refresh-now";
    internal const string BackgroundQueue = "refresh-background";
    internal const string InterpretQueue = "interpret-message";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Wakes carry nothing that could get lost, and are not to pile up while no worker runs.</summary>
    private static readonly TimeSpan WakeLife = TimeSpan.FromSeconds(30);

    private static readonly Uri Messages = new("queue:" + MessagesQueue);
    private static readonly Uri Now = new("queue:" + NowQueue);
    private static readonly Uri Background = new("queue:" + BackgroundQueue);
    private static readonly Uri Interpreters = new("queue:" + InterpretQueue);

    private readonly IBus bus;
    private readonly BusLink link;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<PanelKey, long> untold = new();

    public PanelBus(IBus bus, BusLink link, TimeProvider clock)
    {
        (this.bus, this.link, this.clock) = (bus, link, clock);
        link.Returned += () => _ = TellAsync();
    }

    /// <summary>Hands a message of Fedora's bus to the workers. Done when our bus has it.</summary>
    public Task SendAsync(FedoraMessage message, CancellationToken ct) =>
        InTimeAsync(async token => await (await bus.GetSendEndpoint(Messages).ConfigureAwait(false)).Send(message, token).ConfigureAwait(false), ct);

    public Task MarkedAsync(RefreshLane lane, CancellationToken ct) => InTimeAsync(async token =>
    {
        var endpoint = await bus.GetSendEndpoint(lane == RefreshLane.Background ? Background : Now).ConfigureAwait(false);
        await endpoint.Send(new PanelsMarked(), wake => (wake.Durable, wake.TimeToLive) = (false, WakeLife), token).ConfigureAwait(false);
    }, ct);

    /// <summary>What cannot be told now is told when the bus is back: no refresh has to be done again for that.</summary>
    public async Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct)
    {
        try
        {
            await InTimeAsync(token => bus.Publish(new PanelRefreshed(key, generation), token), ct).ConfigureAwait(false);
        }
        catch (BusAwayException)
        {
            untold.AddOrUpdate(key, generation, (_, older) => Math.Max(older, generation));
            // Where the bus is there, or there again already, nobody will say that it has returned.
            if (link.AwaySince is null)
                _ = TellSoonAsync();
        }
    }

    public Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey>? gone, CancellationToken ct) =>
        InTimeAsync(token => bus.Publish(new PanelsWatched(node, keys, gone), token), ct);

    /// <summary>Asks all web nodes to say again what their tabs look at.</summary>
    public Task AskWhatIsWatchedAsync(CancellationToken ct) => InTimeAsync(token => bus.Publish(new WatchedWanted(), token), ct);

    /// <summary>Asks a worker what a message would do.</summary>
    /// <exception cref="BusAwayException">No worker has said so in time.</exception>
    public async Task<MessageInterpreted> InterpretAsync(FedoraMessage message, CancellationToken ct)
    {
        MessageInterpreted? answer = null;
        await InTimeAsync(
            async token =>
            {
                var client = bus.CreateRequestClient<InterpretMessage>(Interpreters, Timeout);
                answer = (await client.GetResponse<MessageInterpreted>(new InterpretMessage(message), token).ConfigureAwait(false)).Message;
            },
            ct).ConfigureAwait(false);
        return answer!;
    }

    public Task DocumentChangedAsync(string name, CancellationToken ct) => TryAsync(token => bus.Publish(new DocumentChanged(name), token), ct);

    public Task ReportAsync(WorkerReport report, CancellationToken ct) => TryAsync(token => bus.Publish(report, token), ct);

    public Task ReportAsync(NodeReport report, CancellationToken ct) => TryAsync(token => bus.Publish(report, token), ct);

    // What is found out, or said again, within seconds.
    private async Task TryAsync(Func<CancellationToken, Task> send, CancellationToken ct)
    {
        try
        {
            await InTimeAsync(send, ct).ConfigureAwait(false);
        }
        catch (BusAwayException)
        {
            // Said once by the link to it.
        }
    }

    private async Task TellSoonAsync()
    {
        await Task.Delay(Soon, clock).ConfigureAwait(false);
        await TellAsync().ConfigureAwait(false);
    }

    private async Task TellAsync()
    {
        foreach (var key in untold.Keys)
        {
            if (untold.TryRemove(key, out var generation))
                await RefreshedAsync(key, generation, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task InTimeAsync(Func<CancellationToken, Task> send, CancellationToken ct)
    {
        if (link.AwaySince is not null)
            throw new BusAwayException("our bus is away");
        using var timeout = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await send(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new BusAwayException("our bus did not take the message in time", e);
        }
        catch (Exception e) when (e is MassTransitException or RabbitMQClientException or IOException)
        {
            throw new BusAwayException("our bus did not take the message", e);
        }
    }
}
