namespace FedoraPackages.Connectors.Storage;

/// <summary>The two tables: what is kept, and what is to be done.</summary>
internal static class SqliteSchema
{
    /// <summary>The number of this shape. A file of another one is begun anew: all that is kept can be gathered again.</summary>
    public const int Number = 2;

    public const string Text = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA user_version = 2;
        CREATE TABLE IF NOT EXISTS panels (
            key TEXT PRIMARY KEY,
            generation INTEGER NOT NULL,
            head TEXT NOT NULL,
            value BLOB NOT NULL
        );
        CREATE TABLE IF NOT EXISTS todo (
            key TEXT PRIMARY KEY,
            lane INTEGER NOT NULL,
            takeable INTEGER,
            row TEXT NOT NULL
        );
        CREATE INDEX IF NOT EXISTS todo_takeable ON todo (lane, takeable) WHERE takeable IS NOT NULL;
        """;
}
