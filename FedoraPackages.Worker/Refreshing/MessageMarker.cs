using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Message → facts → the panels they make stale → marks in the to-do list; done when all of them are stored.</summary>
internal sealed class MessageMarker(
    IEnumerable<IMessageReader> readers,
    IEnumerable<IPanelSource> sources,
    KnownNames names,
    WatchedKeys watched,
    IPanelStore store,
    IPanelSignals signals,
    PanelMetrics metrics,
    TimeProvider clock,
    ILogger<MessageMarker> log)
{
    private const string NoReader = "no reader for the topic";
    private const string UnknownPackage = "unknown package";
    private const string NothingStale = "makes nothing stale";

    private readonly IMessageReader[] readers = [.. readers];
    private readonly IPanelSource[] sources = [.. sources];

    public async Task MarkAsync(FedoraMessage message, CancellationToken ct)
    {
        var reader = Array.Find(readers, r => r.Reads(message.Topic));
        var reading = reader?.Read(NotFromTheFuture(message)) ?? MessageReading.Ignore(NoReader);
        if (reading.Ignored is { } reason)
        {
            Ignore(message, reason);
            return;
        }

        var marks = new List<PanelMark>();
        var unknown = false;
        foreach (var byKey in StaleKeys(reading.Facts).GroupBy(s => s.Key, s => s.Fact))
        {
            var key = byKey.Key;
            var known = key.Package.Length == 0 ? true : await names.ContainsAsync(key.Package, ct);
            if (known is false)
                unknown = true;
            else
                marks.Add(MarkOf(key, [.. byKey], known is true ? MarkWhen.Always : MarkWhen.Known));
        }

        if (marks.Count == 0)
        {
            Ignore(message, unknown ? UnknownPackage : NothingStale);
            return;
        }

        if (await store.MarkAsync(marks, ct))
            await signals.TryWakeAsync(marks.Min(m => m.Lane), ct);
        await HastenAsync(marks, ct);
        metrics.Message("marked");
    }

    // Somebody may have begun to look between the asking and the storing, and has then hastened nothing.
    private async Task HastenAsync(IReadOnlyList<PanelMark> marks, CancellationToken ct)
    {
        var late = marks.Where(m => m.Lane == RefreshLane.Background && watched.Contains(m.Key)).Select(m => PanelMark.Hastening(m.Key)).ToList();
        if (late.Count > 0 && await store.MarkAsync(late, ct))
            await signals.TryWakeAsync(RefreshLane.Watched, ct);
    }

    // Anybody may be able to publish: a message dated far ahead must not outrank those that follow.
    private FedoraMessage NotFromTheFuture(FedoraMessage message) =>
        clock.GetUtcNow() is var now && message.SentAt > now ? message with { SentAt = now } : message;

    private IEnumerable<(PanelKey Key, Fact Fact)> StaleKeys(IReadOnlyList<Fact> facts) =>
        from fact in facts
        from source in sources
        from key in source.StaleAfter(fact)
        select (key, fact);

    // Before the names are known nothing can be checked against them: then a message may touch what is kept, and creates nothing.
    private PanelMark MarkOf(PanelKey key, IReadOnlyList<Fact> facts, MarkWhen when) =>
        new(key, watched.Contains(key) ? RefreshLane.Watched : RefreshLane.Background, facts[^1].Words, facts, when);

    private void Ignore(FedoraMessage message, string reason)
    {
        metrics.Message(reason);
        log.MessageIgnored(message.Topic, message.Id, reason);
    }
}
