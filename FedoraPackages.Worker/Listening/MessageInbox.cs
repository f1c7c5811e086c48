using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// The one way in for whatever Fedora said, live or out of the archive: what has been dealt with is dropped, the rest is marked by the
/// worker that heard it, so that nothing waits in a queue of ours.
/// </summary>
internal sealed class MessageInbox(MessageMarker marker, SeenIds seen, HeardUntil heard, PanelMetrics metrics, TimeProvider clock)
{
    private const string Duplicate = "duplicate";

    /// <summary>The same for one that comes only once: counted as received, and the beginning of a trace.</summary>
    /// <param name="via">The way it came.</param>
    public async Task<bool> HearAsync(FedoraMessage message, string via, CancellationToken ct)
    {
        metrics.Received(via);
        metrics.Lag(via, clock.GetUtcNow() - message.SentAt);
        var isNew = false;
        await MessageSpan.RunAsync(message, via, async () => isNew = await TakeAsync(message, ct));
        return isNew;
    }

    /// <summary>Done when its marks are stored: true; or at once when it has been heard before: false.</summary>
    /// <exception cref="Exception">It is not dealt with, and may be brought again.</exception>
    public async Task<bool> TakeAsync(FedoraMessage message, CancellationToken ct)
    {
        if (!seen.TryBegin(message.Id))
        {
            metrics.Message(Duplicate);
            MessageSpan.Became(Duplicate);
            return false;
        }

        // Anybody may be able to publish: a time to come would put off the cursor.
        var sentAt = message.SentAt < clock.GetUtcNow() ? message.SentAt : clock.GetUtcNow();
        var marked = false;
        heard.Begin(sentAt);
        try
        {
            await marker.MarkAsync(message, ct);
            marked = true;
            seen.Done(message.Id);
            return true;
        }
        finally
        {
            heard.End(sentAt, marked);
            if (!marked)
                seen.Failed(message.Id);
        }
    }
}
