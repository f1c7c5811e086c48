namespace FedoraPackages.Connectors.Storage;

/// <summary>The tables: what is kept, what is to be done, and what the processes of the site tell each other.</summary>
internal static class SqliteSchema
{
    /// <summary>The number of this shape. A file of another one is begun anew: all that is kept can be gathered again.</summary>
    public const int Number = 4;

    public const string Text = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA user_version = 4;
        CREATE TABLE IF NOT EXISTS panels (
            key TEXT PRIMARY KEY,
            generation INTEGER NOT NULL,
            checked INTEGER NOT NULL,
            head TEXT NOT NULL,
            value BLOB NOT NULL
        );
        CREATE INDEX IF NOT EXISTS panels_checked ON panels (checked);
        CREATE TABLE IF NOT EXISTS todo (
            key TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            lane INTEGER NOT NULL,
            takeable INTEGER,
            leased INTEGER,
            attempts INTEGER NOT NULL,
            row TEXT NOT NULL
        );
        CREATE INDEX IF NOT EXISTS todo_takeable ON todo (lane, takeable) WHERE takeable IS NOT NULL;
        CREATE INDEX IF NOT EXISTS todo_kind ON todo (kind, lane, takeable) WHERE takeable IS NOT NULL;
        CREATE INDEX IF NOT EXISTS todo_leased ON todo (leased) WHERE leased IS NOT NULL;
        CREATE INDEX IF NOT EXISTS todo_failing ON todo (attempts) WHERE attempts > 0;
        CREATE TABLE IF NOT EXISTS documents (
            name TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            text TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS journals (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            text TEXT NOT NULL
        );
        CREATE INDEX IF NOT EXISTS journals_name ON journals (name, id);
        """;
}
