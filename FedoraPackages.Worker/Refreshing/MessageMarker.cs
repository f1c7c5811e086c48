using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>What a message makes stale is marked in the to-do list; done when all of it is stored.</summary>
internal sealed class MessageMarker(
    MessageInterpreter interpreter,
    WatchedKeys watched,
    IPanelStore store,
    IPanelSignals signals,
    PanelMetrics metrics,
    MessageLog notes,
    TimeProvider clock,
    ILogger<MessageMarker> log)
{
    public async Task MarkAsync(FedoraMessage message, CancellationToken ct)
    {
        var interpretation = await interpreter.InterpretAsync(message, ct);
        if (interpretation.Ignored is { } reason)
        {
            metrics.Message(reason);
            log.MessageIgnored(message.Topic, message.Id, reason);
        }
        else
        {
            await MarkAsync([.. interpretation.Stale.Select(MarkOf)], ct);
            metrics.Message("marked");
        }

        notes.Note(new MessageNote(
            message.Topic, message.Id, message.SentAt, clock.GetUtcNow(), [.. interpretation.Facts.Select(f => f.Words)],
            [.. interpretation.Stale.Select(s => s.Key.ToString())], interpretation.Ignored, message.Body)
        {
            Detail = interpretation.Detail,
        });
    }

    private async Task MarkAsync(IReadOnlyList<PanelMark> marks, CancellationToken ct)
    {
        if (await store.MarkAsync(marks, ct))
            await signals.TryWakeAsync(marks.Min(m => m.Lane), ct);
        // Somebody may have begun to look between the asking and the storing, and has then hastened nothing.
        var late = marks.Where(m => m.Lane == RefreshLane.Background && watched.Contains(m.Key)).Select(m => PanelMark.Hastening(m.Key)).ToList();
        if (late.Count > 0 && await store.MarkAsync(late, ct))
            await signals.TryWakeAsync(RefreshLane.Watched, ct);
    }

    // Before the names are known nothing can be checked against them: then a message may touch what is kept, and creates nothing.
    private PanelMark MarkOf(StalePanel stale) => new(
        stale.Key, watched.Contains(stale.Key) ? RefreshLane.Watched : RefreshLane.Background, stale.Facts[^1].Words, stale.Facts,
        stale.IsKnown ? MarkWhen.Always : MarkWhen.Known);
}
