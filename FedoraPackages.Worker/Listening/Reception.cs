using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Sees a message off a broker through to the end: taken in, or dropped with a reason. One that the store cannot take now is held until it
/// can; one that cannot be dealt with at all is tried five times, over any number of connections and workers, and counted.
/// </summary>
internal sealed class Reception(
    MessageInbox inbox,
    HeardUntil heard,
    SeenIdsKeeper keeper,
    SharedDocument<Redeliveries> redeliveries,
    PanelMetrics metrics,
    MessageLog notes,
    TimeProvider clock,
    ILogger<Reception> log)
{
    public const string TooOften = "tried too often";

    private const int MostTries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Done when what has been dealt with before is known.</summary>
    public Task ReadyAsync(CancellationToken ct) => keeper.Ready.WaitAsync(ct);

    /// <summary>Null: it is malformed, counted and written down.</summary>
    public FedoraMessage? Open(FedoraEnvelope envelope)
    {
        var now = clock.GetUtcNow();
        var (message, malformed) = envelope.Open(now);
        metrics.Received(PanelMetrics.Live);
        if (message is not null)
            metrics.Lag(PanelMetrics.Live, now - message.SentAt);
        else
            Drop(envelope.Topic, envelope.Id ?? "without id", now, malformed!);
        return message;
    }

    /// <summary>Done when it may be acknowledged.</summary>
    /// <param name="again">The broker has given it to somebody before.</param>
    public Task TakeAsync(FedoraMessage message, bool again, CancellationToken ct) => MessageSpan.RunAsync(
        message, PanelMetrics.Live, () => heard.ThroughAsync(message.SentAt, () => TryAsync(message, again, () => inbox.TakeAsync(message, ct), ct)));

    /// <summary>The same for one out of the archive. True when it had not been heard.</summary>
    public async Task<bool> TakeOldAsync(FedoraMessage message, CancellationToken ct)
    {
        var isNew = false;
        await TryAsync(message, again: false, async () => isNew = await inbox.HearAsync(message, PanelMetrics.Archive, ct), ct);
        return isNew;
    }

    private async Task TryAsync(FedoraMessage message, bool again, Func<Task> take, CancellationToken ct)
    {
        var before = again ? await CountAsync(message.Id, ct) : 0;
        for (var tries = before; tries < MostTries; tries++)
        {
            try
            {
                // Held here until the store takes it: more than the prefetched ones do not come meanwhile.
                await HoldAsync(take, ct);
                if (again)
                    await ForgetAsync(message.Id, ct);
                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.MessageFailed(message.Topic, message.Id, tries + 1, e);
                await Task.Delay(Pause, clock, ct);
            }
        }

        Drop(message.Topic, message.Id, message.SentAt, TooOften);
        MessageSpan.Became(TooOften);
        inbox.GiveUp(message);
        await ForgetAsync(message.Id, ct);
    }

    private async Task<int> CountAsync(string id, CancellationToken ct)
    {
        var times = 0;
        await HoldAsync(async () => times = (await redeliveries.UpdateAsync(now => now.With(id), tell: false, ct)).Times.GetValueOrDefault(id), ct);
        return times;
    }

    private Task<bool> ForgetAsync(string id, CancellationToken ct) => HoldAsync(() => redeliveries.UpdateAsync(now => now.Without(id), tell: false, ct), ct);

    private Task<bool> HoldAsync(Func<Task> store, CancellationToken ct) => StoreWait.ForAsync(
        async () =>
        {
            await store();
            return true;
        },
        clock,
        ct);

    private void Drop(string topic, string id, DateTimeOffset sentAt, string reason)
    {
        metrics.Message(reason);
        log.MessageIgnored(topic, id, reason);
        notes.Note(new MessageNote(Short(topic), Short(id), sentAt, clock.GetUtcNow(), [], [], reason, Body: null));
    }

    // Anybody may be able to publish.
    private static string Short(string text) => text.Length > 200 ? text[..200] : text;
}
