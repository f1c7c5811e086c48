using System.Text.Json;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Connectors.History;

/// <summary>
/// What has been said of each package since this site listens: written before anything is marked for it, so that a panel gathered for a
/// message shows it. Beside it, what the archive had from before.
/// </summary>
internal sealed class HistoryJournal
{
    private readonly ISiteStore store;
    private readonly WrittenTogether<(string Journal, string Entry)> written;

    public HistoryJournal(ISiteStore store)
    {
        this.store = store;
        written = new WrittenTogether<(string Journal, string Entry)>(entries => store.AppendAsync(entries, PackageHistory.Most, CancellationToken.None));
    }

    /// <param name="entries">About packages that exist: each of them gets a journal of its own.</param>
    public Task AddAsync(IEnumerable<HistoryEntry> entries, CancellationToken ct) =>
        written.AddAsync([.. entries.Select(entry => (Journal(entry.Fact.Package), JsonSerializer.Serialize(entry, FactJson.Options)))]).WaitAsync(ct);

    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(string package, CancellationToken ct) =>
        [.. (await store.JournalAsync(Journal(package), after: null, ct).ConfigureAwait(false))
            .Select(e => Parse<HistoryEntry>(e.Text)).OfType<HistoryEntry>()];

    /// <summary>Null: the archive has not been asked yet.</summary>
    public async Task<IReadOnlyList<HistoryEntry>?> OlderAsync(string package, CancellationToken ct) =>
        await store.ReadAsync(Older(package), ct).ConfigureAwait(false) is { } kept ? Parse<IReadOnlyList<HistoryEntry>>(kept.Text) : null;

    public async Task KeepOlderAsync(string package, IReadOnlyList<HistoryEntry> entries, CancellationToken ct)
    {
        // What is there already is of another version, and cannot be read.
        var version = (await store.ReadAsync(Older(package), ct).ConfigureAwait(false))?.Version ?? 0;
        await store.WriteAsync(Older(package), JsonSerializer.Serialize(entries, FactJson.Options), version, ct).ConfigureAwait(false);
    }

    private static string Journal(string package) => $"history:{package}";

    private static string Older(string package) => $"history-before:{package}";

    // Of another version of this program.
    private static T? Parse<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, FactJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
