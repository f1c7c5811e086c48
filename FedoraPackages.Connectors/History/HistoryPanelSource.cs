using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.History;

/// <summary>
/// Gathers what was said of a package: out of our own journal, and the first time what the archive has from before. A message keeps the
/// panel of a package that somebody has looked at current, and makes none for others.
/// </summary>
internal sealed class HistoryPanelSource(HistoryJournal journal, DatagrepperConnector archive, MessageReaders readers, TimeProvider clock)
    : PanelSource<PackageHistory>(HistoryPanels.History)
{
    /// <summary>As far back as an answer can be expected in seconds.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    /// <summary>After an archive that did not answer, for all packages.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private long? failedAt;

    public override bool OnlyWhereKept => true;

    // A subpackage may be called like another source package.
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) =>
        Belongs(fact) ? [HistoryPanels.History.For(fact.Package)] : [];

    private static bool Belongs(Fact fact) => fact is { Package.Length: > 0 } and not (DetailsMissing or SubpackagePublished);

    // Written down before it is marked.
    protected override bool Shows(PackageHistory value, Fact fact) => true;

    protected override bool Lacks(PackageHistory value) => value.OlderMissing;

    protected override PackageHistory FilledFrom(PackageHistory value, PackageHistory kept) =>
        PackageHistory.Of([.. value.Entries, .. kept.Entries], olderMissing: true);

    protected override async Task<PackageHistory> AskAsync(PanelKey key, CancellationToken ct)
    {
        var older = await journal.OlderAsync(key.Package, ct).ConfigureAwait(false);
        var missing = false;
        if (older is null && failedAt is { } at && clock.GetElapsedTime(at) < Patience)
        {
            (older, missing) = ([], true);
        }
        else if (older is null)
        {
            try
            {
                older = await AskArchiveAsync(key.Package, ct).ConfigureAwait(false);
                await journal.KeepOlderAsync(key.Package, older, ct).ConfigureAwait(false);
            }
            catch (UpstreamException)
            {
                failedAt = clock.GetTimestamp();
                (older, missing) = ([], true);
            }
        }

        return PackageHistory.Of([.. await journal.ReadAsync(key.Package, ct).ConfigureAwait(false), .. older], missing);
    }

    private async Task<IReadOnlyList<HistoryEntry>> AskArchiveAsync(string package, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var page = await archive.AboutAsync(package, readers.WholeTopics, now - Back, now, ct).ConfigureAwait(false);
        return
        [
            .. from message in page.Messages
               let reading = readers.Read(message.SentAt > now ? message with { SentAt = now } : message)
               from fact in reading.Facts
               where Belongs(fact) && fact.Package == package
               select new HistoryEntry(message.Id, fact, reading.By),
        ];
    }
}
