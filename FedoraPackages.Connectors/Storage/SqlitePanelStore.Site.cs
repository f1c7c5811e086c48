using System.Globalization;

namespace FedoraPackages.Connectors.Storage;

/// <summary>Documents and journals.</summary>
internal sealed partial class SqlitePanelStore
{
    public Task<SiteDocument?> ReadAsync(string name, CancellationToken ct) => InTransaction(() =>
    {
        using var command = Command("SELECT text, version FROM documents WHERE name = $name", ("$name", name));
        using var row = command.ExecuteReader();
        return row.Read() ? new SiteDocument(row.GetString(0), row.GetInt64(1)) : null;
    });

    public Task<long?> WriteAsync(string name, string text, long version, CancellationToken ct) => InTransaction<long?>(() =>
    {
        var written = version == 0
            ? Execute("INSERT OR IGNORE INTO documents (name, version, text) VALUES ($name, 1, $text)", ("$name", name), ("$text", text))
            : Execute(
                "UPDATE documents SET text = $text, version = version + 1 WHERE name = $name AND version = $version",
                ("$name", name), ("$text", text), ("$version", version));
        return written == 0 ? null : version + 1;
    });

    public Task AppendAsync(string journal, IReadOnlyList<string> entries, int most, CancellationToken ct) =>
        AppendAsync([.. entries.Select(entry => (journal, entry))], most, ct);

    public Task AppendAsync(IReadOnlyList<(string Journal, string Entry)> entries, int most, CancellationToken ct) => InTransaction(() =>
    {
        foreach (var (journal, entry) in entries)
            Execute("INSERT INTO journals (name, text) VALUES ($name, $text)", ("$name", journal), ("$text", entry));
        return entries.Select(e => e.Journal).Distinct(StringComparer.Ordinal).Sum(journal => Execute(
            "DELETE FROM journals WHERE name = $name AND id <= (SELECT id FROM journals WHERE name = $name ORDER BY id DESC LIMIT 1 OFFSET $most)",
            ("$name", journal), ("$most", most)));
    });

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(
        string journal, string? after, CancellationToken ct) => InTransaction<IReadOnlyList<JournalEntry>>(() =>
        Entries("SELECT id, text FROM journals WHERE name = $name AND id > $after ORDER BY id", ("$name", journal), ("$after", Number(after))));

    public Task<JournalEntry?> EntryAsync(string journal, string id, CancellationToken ct) => InTransaction(() =>
        Entries("SELECT id, text FROM journals WHERE name = $name AND id = $id", ("$name", journal), ("$id", Number(id))) is [var entry] ? entry : null);

    private List<JournalEntry> Entries(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var row = command.ExecuteReader();
        var entries = new List<JournalEntry>();
        while (row.Read())
            entries.Add(new JournalEntry(row.GetInt64(0).ToString(CultureInfo.InvariantCulture), row.GetString(1)));
        return entries;
    }

    private static long Number(string? id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
