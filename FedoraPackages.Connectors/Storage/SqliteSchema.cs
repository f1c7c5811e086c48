namespace FedoraPackages.Connectors.Storage;

/// <summary>The two tables: what is kept, and what is to be done. A changed shape of these gets a new file name.</summary>
internal static class SqliteSchema
{
    public const string Text = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS panels (
            key TEXT PRIMARY KEY,
            generation INTEGER NOT NULL,
            schema INTEGER NOT NULL,
            value BLOB NOT NULL,
            changed_at INTEGER,
            checked_at INTEGER,
            poll_after INTEGER,
            cause TEXT NOT NULL,
            failure_service TEXT,
            failure_reason TEXT,
            failure_since INTEGER
        );
        CREATE TABLE IF NOT EXISTS todo (
            key TEXT PRIMARY KEY,
            lane INTEGER NOT NULL,
            cause TEXT NOT NULL,
            since INTEGER NOT NULL,
            due INTEGER,
            version INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            facts TEXT NOT NULL,
            taken_at INTEGER,
            lease_number INTEGER NOT NULL,
            lease_until INTEGER,
            lease_version INTEGER NOT NULL,
            unannounced INTEGER
        );
        CREATE INDEX IF NOT EXISTS todo_due ON todo (lane, due) WHERE due IS NOT NULL;
        """;
}
