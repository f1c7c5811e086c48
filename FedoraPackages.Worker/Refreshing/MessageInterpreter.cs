using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Message → facts → the panels they make stale. Marks nothing.</summary>
internal sealed class MessageInterpreter(IEnumerable<IMessageReader> readers, IEnumerable<IPanelSource> sources, KnownNames names, TimeProvider clock)
{
    private const string UnknownPackage = "unknown package";

    /// <summary>It was read and says something, but of nothing that is shown yet.</summary>
    private const string NothingStale = "makes nothing stale";

    private readonly MessageReaders readers = new(readers);
    private readonly IPanelSource[] sources = [.. sources];

    public Task<Interpretation> InterpretAsync(FedoraMessage message, CancellationToken ct) => InterpretAsync(Read(message), ct);

    /// <summary>What it says, whatever it may make stale.</summary>
    public MessageReading Read(FedoraMessage message) => readers.Read(NotFromTheFuture(message));

    public async Task<Interpretation> InterpretAsync(MessageReading reading, CancellationToken ct)
    {
        if (reading.Ignored is { } reason)
            return new Interpretation(reading.Facts, [], reason, reading.Detail);

        var stale = new List<StalePanel>();
        var unknown = false;
        foreach (var byKey in StaleKeys(reading.Facts).GroupBy(s => (s.Key, s.OnlyWhereKept), s => s.Fact))
        {
            var (key, onlyWhereKept) = byKey.Key;
            var known = key.Package.Length == 0 ? true : await names.ContainsAsync(key.Package, ct);
            if (known is false)
                unknown = true;
            else
                stale.Add(new StalePanel(key, [.. byKey], known is true) { OnlyWhereKept = onlyWhereKept });
        }

        return new Interpretation(reading.Facts, stale, stale.Count > 0 ? null : unknown ? UnknownPackage : NothingStale) { By = reading.By };
    }

    // Anybody may be able to publish: a message dated far ahead must not outrank those that follow.
    private FedoraMessage NotFromTheFuture(FedoraMessage message) =>
        clock.GetUtcNow() is var now && message.SentAt > now ? message with { SentAt = now } : message;

    // A fact about no package in particular makes only that stale which is kept for the whole site, unless its source has looked the packages up.
    private IEnumerable<(PanelKey Key, bool OnlyWhereKept, Fact Fact)> StaleKeys(IReadOnlyList<Fact> facts) =>
        from fact in facts
        from source in sources
        from key in source.StaleAfter(fact)
        where key.Package.Length > 0 || source.Kind.SiteWide
        select (key, source.OnlyWhereKept, fact);
}
