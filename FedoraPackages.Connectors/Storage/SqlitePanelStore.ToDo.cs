using System.Text.Json;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using Microsoft.Data.Sqlite;

namespace FedoraPackages.Connectors.Storage;

/// <summary>The to-do list: marks, and who takes what next.</summary>
internal sealed partial class SqlitePanelStore
{
    private const string ToDoColumns =
        "key, lane, cause, since, due, version, attempts, facts, taken_at, lease_number, lease_until, lease_version, unannounced";

    public Task<bool> MarkAsync(IReadOnlyCollection<PanelMark> marks, CancellationToken ct) => InTransaction(() =>
    {
        var now = Now();
        var sooner = false;
        foreach (var mark in marks)
        {
            var row = ReadToDo(mark.Key) ?? new ToDoRow(mark.Key);
            var marked = row.Mark(mark, IsKept(mark), now, timings);
            if (ReferenceEquals(marked, row))
                continue;
            Save(marked);
            sooner |= marked.Due != row.Due || marked.Lane < row.Lane;
        }

        return sooner;
    });

    public Task<PanelLease?> TakeAsync(RefreshLane slowest, CancellationToken ct) => InTransaction(() =>
    {
        var now = Now();
        var row = First(
            $"SELECT {ToDoColumns} FROM todo WHERE due <= $now AND lane <= $lane AND (lease_until IS NULL OR lease_until <= $now) " +
            "ORDER BY lane, due LIMIT 1",
            ("$now", now), ("$lane", (int)slowest));
        if (row is null)
            return null;
        var taken = row.Take(KeptGeneration(row.Key), now, timings);
        Save(taken);
        return taken.Lease();
    });

    public Task<TimeSpan?> NextDueAsync(RefreshLane slowest, CancellationToken ct) => InTransaction<TimeSpan?>(() =>
    {
        using var command = Command(
            "SELECT MIN(MAX(due, IFNULL(lease_until, due))) FROM todo WHERE due IS NOT NULL AND lane <= $lane", ("$lane", (int)slowest));
        return command.ExecuteScalar() is long next ? TimeSpan.FromMicroseconds(Math.Max(0, next - Now())) : null;
    });

    public Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct) => InTransaction(() =>
    {
        using var command = Command($"SELECT {ToDoColumns} FROM todo WHERE due IS NOT NULL ORDER BY lane, due LIMIT $most", ("$most", most));
        using var reader = command.ExecuteReader();
        var items = new List<ToDoItem>();
        while (reader.Read())
        {
            var row = Row(reader);
            items.Add(new ToDoItem(row.Key, row.Lane, row.Cause, FromMicros(row.Since), FromMicros(row.Due!.Value), row.Attempts, row.IsLeased));
        }

        return (IReadOnlyList<ToDoItem>)items;
    });

    private ToDoRow? ReadToDo(PanelKey key) => First($"SELECT {ToDoColumns} FROM todo WHERE key = $key", ("$key", key.ToString()));

    private ToDoRow? First(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Row(reader) : null;
    }

    private static ToDoRow Row(SqliteDataReader row) => new(PanelKey.Parse(row.GetString(0)))
    {
        Lane = (RefreshLane)row.GetInt32(1),
        Cause = row.GetString(2),
        Since = row.GetInt64(3),
        Due = Integer(row, 4),
        Version = row.GetInt64(5),
        Attempts = row.GetInt32(6),
        Expected = Expectations(row.GetString(7)),
        TakenAt = Integer(row, 8),
        LeaseNumber = row.GetInt64(9),
        LeaseUntil = Integer(row, 10),
        LeaseVersion = row.GetInt64(11),
        Unannounced = Integer(row, 12),
    };

    // Facts that another version of this program wrote, and this one cannot read, are nothing to wait for; the mark stands.
    private static IReadOnlyList<Expectation> Expectations(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FactJson.Default.IReadOnlyListExpectation) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private void Save(ToDoRow row) => Execute(
        $"INSERT OR REPLACE INTO todo ({ToDoColumns}) " +
        "VALUES ($key, $lane, $cause, $since, $due, $version, $attempts, $facts, $taken, $number, $until, $leased, $unannounced)",
        ("$key", row.Key.ToString()), ("$lane", (int)row.Lane), ("$cause", row.Cause), ("$since", row.Since), ("$due", row.Due),
        ("$version", row.Version), ("$attempts", row.Attempts),
        ("$facts", row.Expected.Count == 0 ? "[]" : JsonSerializer.Serialize(row.Expected, FactJson.Default.IReadOnlyListExpectation)),
        ("$taken", row.TakenAt), ("$number", row.LeaseNumber), ("$until", row.LeaseUntil), ("$leased", row.LeaseVersion),
        ("$unannounced", row.Unannounced));

    private bool IsKept(PanelMark mark)
    {
        using var command = Command("SELECT 1 FROM panels WHERE key = $key AND schema = $schema", ("$key", mark.Key.ToString()), ("$schema", mark.Schema));
        return command.ExecuteScalar() is not null;
    }

    private long KeptGeneration(PanelKey key)
    {
        using var command = Command("SELECT generation FROM panels WHERE key = $key", ("$key", key.ToString()));
        return command.ExecuteScalar() is long generation ? generation : 0;
    }

    private static long? Integer(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
