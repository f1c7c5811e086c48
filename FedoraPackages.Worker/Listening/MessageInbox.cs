using System.Security.Cryptography;
using System.Text;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// The one way in for whatever Fedora said, live or out of the archive: what has been dealt with is dropped, the rest is marked by the
/// worker that heard it, so that nothing waits in a queue of ours.
/// </summary>
internal sealed class MessageInbox(MessageMarker marker, SeenIds seen, PanelMetrics metrics, TimeProvider clock)
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

    /// <summary>Done when its marks are stored: true; or when those of the same message, which came another way, are: false.</summary>
    /// <exception cref="Exception">It is not dealt with, and may be brought again.</exception>
    public async Task<bool> TakeAsync(FedoraMessage message, CancellationToken ct)
    {
        if (seen.Knows(GivenUp(message)))
            return Again(metrics);
        var reading = marker.Read(message);
        var key = KeyOf(message, reading);
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (seen.Begin(key, done.Task) is { } other)
        {
            if (await other.WaitAsync(ct))
                return Again(metrics);
        }

        var marked = false;
        try
        {
            await marker.MarkAsync(message, reading, ct);
            marked = true;
            // What means nothing here means nothing to the other workers either, and may be very much.
            seen.Done(key, tell: reading.Ignored is null);
            return true;
        }
        finally
        {
            if (!marked)
                seen.Failed(key);
            done.SetResult(marked);
        }
    }

    /// <summary>It cannot be dealt with, and is not to be read again out of the archive.</summary>
    public void GiveUp(FedoraMessage message) => seen.Done(GivenUp(message), tell: true);

    private static bool Again(PanelMetrics metrics)
    {
        metrics.Message(Duplicate);
        MessageSpan.Became(Duplicate);
        return false;
    }

    private static string GivenUp(FedoraMessage message) => $"given up {message.Topic} {message.Id}";

    // Not the id alone: anybody may be able to publish, and whoever sends the id of a real message with another body would keep that one from
    // being heard. What it means, and not the body, which the archive writes another way.
    private static string KeyOf(FedoraMessage message, MessageReading reading)
    {
        string[] all = [message.Id, message.Topic, reading.Ignored ?? "", .. reading.Facts.Select(fact => $"{fact.Package} {fact.Words}")];
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))).AsSpan(0, 16));
    }
}
