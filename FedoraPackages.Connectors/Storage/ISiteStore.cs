using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// What the processes of a site tell each other beside the panels: documents, which are written over, and journals, which are written on.
/// A store that several processes share may be away: then every method throws <see cref="StoreAwayException"/>.
/// </summary>
public interface ISiteStore
{
    /// <summary>Null: there is none.</summary>
    Task<SiteDocument?> ReadAsync(string name, CancellationToken ct);

    /// <summary>Writes a document if it still has that version (0: if there is none). Returns its new version; null: somebody else was faster.</summary>
    Task<long?> WriteAsync(string name, string text, long version, CancellationToken ct);

    /// <summary>Adds to a journal, and lets go of the oldest entries above <paramref name="most"/>.</summary>
    Task AppendAsync(string journal, IReadOnlyList<string> entries, int most, CancellationToken ct);

    /// <summary>Adds to several journals at once; each lets go of its oldest entries above <paramref name="most"/>.</summary>
    Task AppendAsync(IReadOnlyList<(string Journal, string Entry)> entries, int most, CancellationToken ct);

    /// <summary>The entries of a journal behind <paramref name="after"/> (null: from the first that is kept), the oldest at the top.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalAsync(string journal, string? after, CancellationToken ct);

    /// <summary>One entry; null when it has been let go.</summary>
    Task<JournalEntry?> EntryAsync(string journal, string id, CancellationToken ct);
}
