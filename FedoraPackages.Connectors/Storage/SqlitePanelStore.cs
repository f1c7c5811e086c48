using System.Data;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Data.Sqlite;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// The store of one process: a SQLite file in WAL mode, or in memory. One connection under one lock: every step is one transaction,
/// and a read takes microseconds.
/// </summary>
internal sealed partial class SqlitePanelStore : RuledPanelStore, ISiteStore, IDisposable
{
    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly TimeProvider clock;
    private readonly DirectoryLock? directoryLock;
    private volatile StoreLife life;

    private SqlitePanelStore(SqliteConnection connection, DirectoryLock? directoryLock, TimeProvider clock, RefreshTimings timings)
        : base(timings)
    {
        this.connection = connection;
        this.clock = clock;
        this.directoryLock = directoryLock;
        life = new StoreLife(Guid.NewGuid().ToString("N"), clock.GetUtcNow(), Settled: false);
    }

    public static SqlitePanelStore InMemory(TimeProvider clock, RefreshTimings timings) => new(SqliteFile.Open(":memory:"), null, clock, timings);

    /// <param name="name">The name of the file; what is kept of one Fedora must not be taken for another's.</param>
    /// <exception cref="SettingsException">Another process holds the directory, or it cannot be written.</exception>
    public static SqlitePanelStore InDirectory(string directory, string name, TimeProvider clock, RefreshTimings timings)
    {
        var held = new DirectoryLock(directory);
        return new SqlitePanelStore(SqliteFile.OpenOrReplace(Path.Combine(directory, name + ".db")), held, clock, timings);
    }

    public override Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct) => InTransaction(() =>
    {
        using var command = Command("SELECT head, value FROM panels WHERE key = $key", ("$key", key.ToString()));
        using var row = command.ExecuteReader();
        return row.Read() && StateJson.ReadKept(row.GetString(0)) is { } kept ? Entry(key, kept, row.GetFieldValue<byte[]>(1)) : null;
    });

    public override Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => InTransaction(() =>
    {
        using var command = Command("SELECT head FROM panels WHERE key = $key");
        var parameter = command.Parameters.Add("$key", SqliteType.Text);
        var headers = new List<PanelHeader>(keys.Count);
        foreach (var key in keys)
        {
            parameter.Value = key.ToString();
            if (StateJson.ReadKept(command.ExecuteScalar() as string) is { } kept)
                headers.Add(Header(key, kept));
        }

        return (IReadOnlyList<PanelHeader>)headers;
    });

    public override Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct) =>
        InTransaction<IReadOnlyList<PanelKey>>(() => Keys("SELECT key FROM panels"));

    public override Task<CheckedPanels> CheckedSinceAsync(DateTimeOffset since, CancellationToken ct) => InTransaction(() =>
        new CheckedPanels(Keys("SELECT key FROM panels WHERE checked >= $since", ("$since", StoreTime.Micros(since))), clock.GetUtcNow()));

    public override Task<IReadOnlyList<KeptSize>> SizesAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => InTransaction(() =>
    {
        using var command = Command("SELECT LENGTH(value) + LENGTH(head), head FROM panels WHERE key = $key");
        var parameter = command.Parameters.Add("$key", SqliteType.Text);
        var sizes = new List<KeptSize>(keys.Count);
        foreach (var key in keys)
        {
            parameter.Value = key.ToString();
            using var row = command.ExecuteReader();
            if (row.Read() && StateJson.ReadKept(row.GetString(1)) is { } kept)
                sizes.Add(new KeptSize(key, row.GetInt64(0), kept.CheckedAt, kept.Failure is not null));
        }

        return (IReadOnlyList<KeptSize>)sizes;
    });

    public override Task RetireAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => InTransaction(() =>
    {
        foreach (var key in keys)
        {
            Execute("DELETE FROM panels WHERE key = $key", ("$key", key.ToString()));
            Execute("DELETE FROM todo WHERE key = $key", ("$key", key.ToString()));
        }

        return keys.Count;
    });

    // One life a process: what happened while it was away, nobody has told it.
    public override Task<StoreLife> LifeAsync(CancellationToken ct) => Task.FromResult(life);

    public override Task SettleAsync(StoreLife life, CancellationToken ct)
    {
        this.life = life with { Settled = true };
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        lock (gate)
            connection.Dispose();
        directoryLock?.Dispose();
    }

    private Task<T> InTransaction<T>(Func<T> step)
    {
        lock (gate)
        {
            try
            {
                using var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: true);
                var result = step();
                transaction.Commit();
                return Task.FromResult(result);
            }
            catch (SqliteException e) when (SqliteFile.IsAway(e))
            {
                throw new StoreAwayException("the file cannot be read or written at the moment", e);
            }
        }
    }

    private List<PanelKey> Keys(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var row = command.ExecuteReader();
        var keys = new List<PanelKey>();
        while (row.Read())
            keys.Add(PanelKey.Parse(row.GetString(0)));
        return keys;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    }

    private int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The store's time in µs since 1970.</summary>
    private long Now() => StoreTime.Micros(clock.GetUtcNow());
}
