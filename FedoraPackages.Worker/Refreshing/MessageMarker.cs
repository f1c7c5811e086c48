using System.Collections.Concurrent;
using FedoraPackages.Connectors.History;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Telemetry;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>What a message makes stale is marked in the to-do list; done when all of it is stored.</summary>
internal sealed class MessageMarker(
    MessageInterpreter interpreter,
    MarkWriter writer,
    HistoryJournal history,
    PanelMetrics metrics,
    MessageLog notes,
    TimeProvider clock,
    ILogger<MessageMarker> log)
{
    /// <summary>More are never under way.</summary>
    private const int MostTold = 10_000;

    private readonly ConcurrentDictionary<string, bool> told = new(StringComparer.Ordinal);

    public Task MarkAsync(FedoraMessage message, CancellationToken ct) => MarkAsync(message, Read(message), ct);

    /// <summary>What it says.</summary>
    public MessageReading Read(FedoraMessage message) => interpreter.Read(message);

    public async Task MarkAsync(FedoraMessage message, MessageReading reading, CancellationToken ct)
    {
        var interpretation = await InterpretAsync(reading, ct);
        if (interpretation.Ignored is { } reason)
        {
            metrics.Message(reason);
            log.MessageIgnored(message.Topic, message.Id, reason);
        }
        else
        {
            // Before it is marked: a panel gathered for it is to show it.
            await TellAsync(message, interpretation, ct);
            await WriteAsync(interpretation.Stale, ct);
            told.TryRemove(message.Id, out _);
            metrics.Message("marked");
        }

        MessageSpan.Became(interpretation.Ignored ?? "marked");

        notes.Note(new MessageNote(
            message.Topic, message.Id, message.SentAt, clock.GetUtcNow(), [.. interpretation.Facts.Select(f => f.Words)],
            [.. interpretation.Stale.Select(s => s.Key.ToString())], interpretation.Ignored, message.Body)
        {
            Detail = interpretation.Detail,
        });
    }

    private async Task<Interpretation> InterpretAsync(MessageReading reading, CancellationToken ct)
    {
        using var span = Spans.Begin("interpret");
        var interpretation = await interpreter.InterpretAsync(reading, ct);
        span?.SetTag("facts", interpretation.Facts.Count).SetTag("stale", interpretation.Stale.Count);
        return interpretation;
    }

    private async Task WriteAsync(IReadOnlyList<StalePanel> stale, CancellationToken ct)
    {
        using var span = Spans.Begin("mark");
        span.With("panels", string.Join(' ', stale.Take(10).Select(s => s.Key)));
        var trace = Spans.Trace();
        await writer.WriteAsync([.. stale.Select(s => MarkOf(s) with { Trace = trace })], ct);
    }

    // Once, however often the marks are tried: else one that the store does not take would push the history of its package out.
    private async Task TellAsync(FedoraMessage message, Interpretation interpretation, CancellationToken ct)
    {
        if (told.ContainsKey(message.Id) || Happened(message, interpretation) is not { Count: > 0 } entries)
            return;
        await history.AddAsync(entries, ct);
        if (told.Count < MostTold)
            told[message.Id] = true;
    }

    private static List<HistoryEntry> Happened(FedoraMessage message, Interpretation interpretation) =>
    [
        .. from stale in interpretation.Stale
           where stale.IsKnown && stale.Key.Kind == HistoryPanels.History.Name
           from fact in stale.Facts
           select new HistoryEntry(message.Id, fact, interpretation.By),
    ];

    // Before the names are known nothing can be checked against them: then a message may touch what is kept, and creates nothing.
    // Nor is a panel of one release made for anybody who has not looked at it. Who looks is asked when it is written.
    private static PanelMark MarkOf(StalePanel stale) => new(
        stale.Key, RefreshLane.Background, stale.Facts[^1].Words, stale.Facts,
        stale is { IsKnown: true, OnlyWhereKept: false, Key.Scope.Length: 0 } ? MarkWhen.Always : MarkWhen.Known);
}
