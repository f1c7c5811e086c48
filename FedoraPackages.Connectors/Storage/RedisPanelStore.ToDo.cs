using System.Globalization;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using StackExchange.Redis;

namespace FedoraPackages.Connectors.Storage;

/// <summary>The to-do list: applying rules, and who goes first.</summary>
internal sealed partial class RedisPanelStore
{
    /// <summary>Panels a script touches at once: some milliseconds in which Redis does nothing else.</summary>
    private const int Most = 500;

    /// <summary>Each time somebody else has got on with the same key: as many who write it at once have not been seen.</summary>
    private const int MostTries = 200;

    public override Task<TimeSpan?> NextDueAsync(ToDoShare share, CancellationToken ct) => AskAsync(async () =>
    {
        var (now, firsts) = await PeekAsync(share).ConfigureAwait(false);
        return firsts.Count == 0 ? (TimeSpan?)null : TimeSpan.FromMicroseconds(Math.Max(0, firsts.Min(f => f.TakeableAt) - now));
    });

    public override Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct) =>
        AskAsync(async () => await ItemsAsync(await WaitingAsync(most).ConfigureAwait(false)).ConfigureAwait(false));

    public override Task<IReadOnlyList<ToDoItem>> ToDoAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => AskAsync(() => ItemsAsync([.. keys]));

    public override Task<IReadOnlyList<ToDoItem>> FailingAsync(int most, CancellationToken ct) => AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var failing = await database.SortedSetRangeByRankAsync(names.Failing, 0, most - 1, Order.Descending).ConfigureAwait(false);
        return await ItemsAsync([.. failing.Select(name => PanelKey.TryParse(name.ToString())).OfType<PanelKey>()]).ConfigureAwait(false);
    });

    public override Task<ToDoCounts> CountAsync(CancellationToken ct) => AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var found = (string[])(await database.ScriptEvaluateAsync(RedisScripts.Count, names.Sets, [clock is null ? "" : Now("")]).ConfigureAwait(false))!;
        var now = long.Parse(found[0], CultureInfo.InvariantCulture);
        var lanes = Enum.GetValues<RefreshLane>()
            .Zip(found.Skip(1).Chunk(3), (lane, of) => new LaneCount(lane, Number(of[0]), Number(of[1]), Overdue(of[2], now)));
        return new ToDoCounts([.. lanes], Number(found[^2]), Number(found[^1]));
    });

    protected override Task<IReadOnlyList<PanelKey>> ToDoKeysAsync(CancellationToken ct) => AskAsync(() => WaitingAsync(int.MaxValue));

    protected override Task<PanelKey?> FirstTakeableAsync(ToDoShare share, CancellationToken ct) => AskAsync(async () =>
    {
        while (true)
        {
            var (now, firsts) = await PeekAsync(share).ConfigureAwait(false);
            var (first, _, lane) = firsts.FirstOrDefault(f => f.TakeableAt <= now);
            if (first is null)
                return (PanelKey?)null;
            if (PanelKey.TryParse(first) is { } key)
                return key;
            // Not ours, and in everybody's way.
            await (await connection.DatabaseAsync().ConfigureAwait(false)).SortedSetRemoveAsync(lane, first).ConfigureAwait(false);
        }
    });

    /// <summary>What waits, by lane and then by time.</summary>
    private async Task<IReadOnlyList<PanelKey>> WaitingAsync(int most)
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var kinds = await database.SetMembersAsync(names.Kinds).ConfigureAwait(false);
        var waiting = new List<PanelKey>();
        foreach (var lane in Enum.GetValues<RefreshLane>())
        {
            var left = most - waiting.Count;
            if (left == 0)
                break;
            var of = await Task.WhenAll(kinds.Select(kind =>
                database.SortedSetRangeByRankWithScoresAsync(names.Lane(lane, kind.ToString()), 0, left - 1))).ConfigureAwait(false);
            waiting.AddRange(Keys(of.SelectMany(some => some).OrderBy(entry => entry.Score).Take(left).Select(entry => entry.Element)));
        }

        return waiting;
    }

    protected override Task<IReadOnlyList<T>> ApplyAsync<T>(IReadOnlyList<Step<T>> steps, CancellationToken ct) => AskAsync(async () =>
    {
        var results = new Dictionary<Step<T>, T>(ReferenceEqualityComparer.Instance);
        foreach (var some in steps.GroupBy(step => step.Key).Chunk(Most))
        {
            IReadOnlyCollection<IGrouping<PanelKey, Step<T>>> left = some;
            for (var tries = 0; left.Count > 0; tries++)
            {
                // Nothing has been written: whoever asked has gone.
                if (tries > 0)
                    ct.ThrowIfCancellationRequested();
                if (tries == MostTries)
                    throw new StoreAwayException($"{left.First().Key} could not be saved: others were always faster, or something newer stands");
                left = await TryAsync(left, results).ConfigureAwait(false);
            }
        }

        return (IReadOnlyList<T>)[.. steps.Select(step => results[step])];
    });

    /// <summary>Loads, applies and saves once. Returns those whose panel somebody else has saved meanwhile.</summary>
    private async Task<IReadOnlyCollection<IGrouping<PanelKey, Step<T>>>> TryAsync<T>(
        IReadOnlyCollection<IGrouping<PanelKey, Step<T>>> steps, Dictionary<Step<T>, T> results)
    {
        var before = await LoadAsync([.. steps.Select(s => s.Key)]).ConfigureAwait(false);
        var changes = new List<(IGrouping<PanelKey, Step<T>> Steps, Loaded Before, PanelState After, byte[]? Value)>();
        foreach (var (group, loaded) in steps.Zip(before))
        {
            var (state, value) = (loaded.State, (byte[]?)null);
            foreach (var step in group)
            {
                (state, results[step], var written) = step.Rule(state, loaded.Now);
                value = written ?? value;
            }

            if (!ReferenceEquals(state, loaded.State))
                changes.Add((group, loaded, state, value));
        }

        var refused = await SaveAsync([.. changes.Select(c => (c.Before, c.After, c.Value))]).ConfigureAwait(false);
        return [.. refused.Select(number => changes[number].Steps)];
    }

    private async Task<IReadOnlyList<ToDoItem>> ItemsAsync(IReadOnlyList<PanelKey> panels) =>
        [.. (await LoadAsync(panels).ConfigureAwait(false)).Select(l => l.State).Where(s => s.ToDo.Due is not null).Select(s => Item(s.Key, s.ToDo, s.Kept))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Overdue(string takeable, long now) => takeable.Length == 0
        ? TimeSpan.Zero
        : TimeSpan.FromMicroseconds(Math.Max(0, now - (long)double.Parse(takeable, CultureInfo.InvariantCulture)));

    private async Task<IReadOnlyList<Loaded>> LoadAsync(IReadOnlyList<PanelKey> panels)
    {
        if (panels.Count == 0)
            return [];
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var answers = await Task.WhenAll(panels.Chunk(Most).Select(async some =>
        {
            var found = (RedisResult[])(await database.ScriptEvaluateAsync(RedisScripts.Load, [.. some.Select(names.Panel)]).ConfigureAwait(false))!;
            return some.Select((key, i) => Loaded.Of(key, (string?)found[(2 * i) + 1], (string?)found[(2 * i) + 2], Now(found[0])));
        })).ConfigureAwait(false);
        return [.. answers.SelectMany(a => a)];
    }

    private async Task<IReadOnlyList<int>> SaveAsync(IReadOnlyList<(Loaded Before, PanelState After, byte[]? Value)> changes)
    {
        if (changes.Count == 0)
            return [];
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var refused = (RedisResult[])(await database.ScriptEvaluateAsync(
            RedisScripts.Save,
            [.. names.Sets, .. changes.Select(c => names.Panel(c.After.Key))],
            [.. changes.SelectMany(c => Arguments(c.Before, c.After, c.Value))]).ConfigureAwait(false))!;
        return [.. refused.Select(number => (int)number)];
    }

    private static RedisValue[] Arguments(Loaded before, PanelState after, byte[]? value)
    {
        var kept = ReferenceEquals(after.Kept, before.State.Kept) ? null : after.Kept;
        return
        [
            after.Key.ToString(), after.Key.Kind, before.Row ?? "", StateJson.Write(after.ToDo), (int)after.ToDo.Lane,
            after.ToDo.TakeableAt is { } takeable ? takeable : "", after.ToDo.LeaseUntil is { } leased ? leased : "", after.ToDo.Attempts,
            kept is null ? "" : kept.Generation, before.Now,
            kept is null ? "" : StateJson.Write(kept), value is null ? "" : RedisData.Compress(value),
        ];
    }

    private async Task<(long Now, IReadOnlyList<(string Key, long TakeableAt, string Lane)> Firsts)> PeekAsync(ToDoShare share)
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var found = (string[])(await database.ScriptEvaluateAsync(
            RedisScripts.Peek, [names.ToDo, names.Kinds],
            [(int)share.Fastest, (int)share.Slowest, .. share.Kinds?.Select(kind => (RedisValue)kind) ?? []]).ConfigureAwait(false))!;
        return (Now(found[0]), [.. found.Skip(1).Chunk(3).Where(f => f[0].Length > 0)
            .Select(f => (f[0], (long)double.Parse(f[1], CultureInfo.InvariantCulture), f[2]))]);
    }

    private long Now(RedisResult time) => Now((string)time!);

    private long Now(string time) => clock is null ? long.Parse(time, CultureInfo.InvariantCulture) : StoreTime.Micros(clock.GetUtcNow());

    /// <summary>A state as loaded, with the text of its row: what must still stand there when it is saved.</summary>
    private sealed record Loaded(PanelState State, string? Row, long Now)
    {
        public static Loaded Of(PanelKey key, string? row, string? head, long now) =>
            new(new PanelState(key, StateJson.ReadRow(row), StateJson.ReadKept(head)), row, now);
    }
}
