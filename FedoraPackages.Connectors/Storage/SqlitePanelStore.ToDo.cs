using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Storage;

/// <summary>The to-do list: applying rules, and who goes first.</summary>
internal sealed partial class SqlitePanelStore
{
    public override Task<TimeSpan?> NextDueAsync(ToDoShare share, CancellationToken ct) => InTransaction(() =>
        Lanes(share).Select(lane => First(lane, share.Kinds)?.Takeable).Min() is { } next
            ? TimeSpan.FromMicroseconds(Math.Max(0, next - Now()))
            : (TimeSpan?)null);

    public override Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct) => InTransaction<IReadOnlyList<ToDoItem>>(() =>
        Items("WHERE takeable IS NOT NULL ORDER BY lane, takeable LIMIT $most", ("$most", most)));

    public override Task<IReadOnlyList<ToDoItem>> ToDoAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => InTransaction(() =>
        (IReadOnlyList<ToDoItem>)[.. keys.SelectMany(key => Items("WHERE todo.key = $key AND takeable IS NOT NULL", ("$key", key.ToString())))]);

    public override Task<IReadOnlyList<ToDoItem>> FailingAsync(int most, CancellationToken ct) => InTransaction<IReadOnlyList<ToDoItem>>(() =>
        Items("WHERE attempts > 0 ORDER BY attempts DESC, todo.key LIMIT $most", ("$most", most)));

    public override Task<ToDoCounts> CountAsync(CancellationToken ct) => InTransaction(() =>
    {
        var now = Now();
        return new ToDoCounts(
            [.. Enum.GetValues<RefreshLane>().Select(lane => Count(lane, now))],
            (int)(long)Scalar("SELECT COUNT(*) FROM todo WHERE leased > $now", ("$now", now))!,
            (int)(long)Scalar("SELECT COUNT(*) FROM todo WHERE attempts > 0")!);
    });

    protected override Task<IReadOnlyList<PanelKey>> ToDoKeysAsync(CancellationToken ct) =>
        InTransaction<IReadOnlyList<PanelKey>>(() => Keys("SELECT key FROM todo WHERE takeable IS NOT NULL"));

    private LaneCount Count(RefreshLane lane, long now)
    {
        var waiting = (long)Scalar("SELECT COUNT(*) FROM todo WHERE takeable IS NOT NULL AND lane = $lane", ("$lane", (int)lane))!;
        var due = (long)Scalar("SELECT COUNT(*) FROM todo WHERE takeable <= $now AND lane = $lane", ("$now", now), ("$lane", (int)lane))!;
        var oldest = Scalar("SELECT MIN(takeable) FROM todo WHERE takeable <= $now AND lane = $lane", ("$now", now), ("$lane", (int)lane)) as long? ?? now;
        return new LaneCount(lane, (int)waiting, (int)due, TimeSpan.FromMicroseconds(now - oldest));
    }

    private List<ToDoItem> Items(string which, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command("SELECT todo.key, row, head FROM todo LEFT JOIN panels ON panels.key = todo.key " + which, parameters);
        using var row = command.ExecuteReader();
        var items = new List<ToDoItem>();
        while (row.Read())
            items.Add(Item(
                PanelKey.Parse(row.GetString(0)), StateJson.ReadRow(row.GetString(1)), StateJson.ReadKept(row.IsDBNull(2) ? null : row.GetString(2))));
        return items;
    }

    protected override Task<IReadOnlyList<T>> ApplyAsync<T>(IReadOnlyList<Step<T>> steps, CancellationToken ct) =>
        InTransaction(() => (IReadOnlyList<T>)[.. steps.Select(Apply)]);

    protected override Task<PanelKey?> FirstTakeableAsync(ToDoShare share, CancellationToken ct) => InTransaction<PanelKey?>(() =>
    {
        var now = Now();
        return Lanes(share).Select(lane => First(lane, share.Kinds)).FirstOrDefault(first => first?.Takeable <= now) is var (key, _)
            ? PanelKey.Parse(key)
            : null;
    });

    private static IEnumerable<int> Lanes(ToDoShare share) => Enumerable.Range((int)share.Fastest, share.Slowest - share.Fastest + 1);

    /// <summary>What goes first in a lane. Each kind is asked for by itself: of one whose service hangs there may be thousands.</summary>
    private (string Key, long Takeable)? First(int lane, IReadOnlyList<string>? kinds)
    {
        if (kinds is null)
            return First("SELECT key, takeable FROM todo WHERE takeable IS NOT NULL AND lane = $lane ORDER BY takeable LIMIT 1", ("$lane", lane));
        const string OfKind = "SELECT key, takeable FROM todo WHERE takeable IS NOT NULL AND lane = $lane AND kind = $kind ORDER BY takeable LIMIT 1";
        (string Key, long Takeable)? first = null;
        foreach (var kind in kinds)
        {
            if (First(OfKind, ("$lane", lane), ("$kind", kind)) is { } found && !(found.Takeable >= first?.Takeable))
                first = found;
        }

        return first;
    }

    private (string Key, long Takeable)? First(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetString(0), row.GetInt64(1)) : null;
    }

    private T Apply<T>(Step<T> step)
    {
        var key = step.Key.ToString();
        var before = new PanelState(
            step.Key,
            StateJson.ReadRow(Scalar("SELECT row FROM todo WHERE key = $key", ("$key", key)) as string),
            StateJson.ReadKept(Scalar("SELECT head FROM panels WHERE key = $key", ("$key", key)) as string));
        var (after, result, value) = step.Rule(before, Now());
        if (!ReferenceEquals(after.ToDo, before.ToDo))
            Save(step.Key, after.ToDo);
        if (after.Kept is { } kept && !ReferenceEquals(kept, before.Kept))
            Save(key, kept, value);
        return result;
    }

    private void Save(PanelKey key, ToDoRow row) => Execute(
        "INSERT OR REPLACE INTO todo (key, kind, lane, takeable, leased, attempts, row) VALUES ($key, $kind, $lane, $takeable, $leased, $attempts, $row)",
        ("$key", key.ToString()), ("$kind", key.Kind), ("$lane", (int)row.Lane), ("$takeable", row.TakeableAt),
        ("$leased", row.LeaseUntil), ("$attempts", row.Attempts),
        ("$row", StateJson.Write(row)));

    private void Save(string key, KeptPanel kept, byte[]? value)
    {
        var written = Execute(
            """
            INSERT INTO panels (key, generation, checked, head, value) VALUES ($key, $generation, $checked, $head, IFNULL($value, x''))
            ON CONFLICT (key) DO UPDATE SET generation = excluded.generation, checked = excluded.checked, head = excluded.head, value = IFNULL($value, panels.value)
            WHERE excluded.generation >= panels.generation
            """,
            ("$key", key), ("$generation", kept.Generation), ("$checked", Now()), ("$head", StateJson.Write(kept)), ("$value", value));
        if (written == 0)
            throw new InvalidOperationException($"{key}: generation {kept.Generation} is older than the kept one");
    }
}
