using System.Data;
using FedoraPackages.Connectors.Panels;
using Microsoft.Data.Sqlite;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// The store of one process: a SQLite file in WAL mode, or in memory. One connection under one lock: every method is one transaction,
/// and a read takes microseconds.
/// </summary>
internal sealed partial class SqlitePanelStore : IPanelStore, IDisposable
{
    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly TimeProvider clock;
    private readonly RefreshTimings timings;
    private readonly DirectoryLock? directoryLock;

    private SqlitePanelStore(SqliteConnection connection, DirectoryLock? directoryLock, TimeProvider clock, RefreshTimings timings)
    {
        this.connection = connection;
        this.clock = clock;
        this.timings = timings;
        this.directoryLock = directoryLock;
    }

    public static SqlitePanelStore InMemory(TimeProvider clock, RefreshTimings timings) => new(SqliteFile.Open(":memory:"), null, clock, timings);

    /// <param name="name">The name of the file; what is kept of one Fedora must not be taken for another's.</param>
    /// <exception cref="SettingsException">Another process holds the directory, or it cannot be written.</exception>
    public static SqlitePanelStore InDirectory(string directory, string name, TimeProvider clock, RefreshTimings timings)
    {
        var held = new DirectoryLock(directory);
        return new SqlitePanelStore(SqliteFile.OpenOrReplace(Path.Combine(directory, name + ".db")), held, clock, timings);
    }

    public Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct) => InTransaction(() => ReadEntry(key));

    public Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => InTransaction(() =>
    {
        using var command = Command("SELECT generation, checked_at, poll_after FROM panels WHERE key = $key");
        var parameter = command.Parameters.Add("$key", SqliteType.Text);
        var headers = new List<PanelHeader>(keys.Count);
        foreach (var key in keys)
        {
            parameter.Value = key.ToString();
            using var row = command.ExecuteReader();
            if (row.Read())
                headers.Add(new PanelHeader(key, row.GetInt64(0), Time(row, 1), row.IsDBNull(2) ? null : TimeSpan.FromMicroseconds(row.GetInt64(2))));
        }

        return (IReadOnlyList<PanelHeader>)headers;
    });

    public Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct) => InTransaction(() =>
    {
        using var command = Command("SELECT key FROM panels");
        using var row = command.ExecuteReader();
        var keys = new List<PanelKey>();
        while (row.Read())
            keys.Add(PanelKey.Parse(row.GetString(0)));
        return (IReadOnlyList<PanelKey>)keys;
    });

    public void Dispose()
    {
        lock (gate)
            connection.Dispose();
        directoryLock?.Dispose();
    }

    private PanelEntry? ReadEntry(PanelKey key)
    {
        using var command = Command(
            "SELECT generation, schema, value, changed_at, checked_at, cause, failure_service, failure_reason, failure_since FROM panels WHERE key = $key",
            ("$key", key.ToString()));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var failure = row.IsDBNull(6) ? null : new PanelFailure(row.GetString(6), row.GetString(7), Time(row, 8)!.Value);
        return new PanelEntry(key, row.GetInt64(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2), Time(row, 3), Time(row, 4), row.GetString(5), failure);
    }

    private Task<T> InTransaction<T>(Func<T> step)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: true);
            var result = step();
            transaction.Commit();
            return Task.FromResult(result);
        }
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The store's time in µs since 1970.</summary>
    private long Now() => Micros(clock.GetUtcNow());

    private static long Micros(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset FromMicros(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : FromMicros(row.GetInt64(column));
}
