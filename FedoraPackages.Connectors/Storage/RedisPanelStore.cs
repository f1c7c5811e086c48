using System.Globalization;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// The store of many processes, in Redis. Reads go through <see cref="IDistributedCache"/>; a step loads a panel's state, applies its rule
/// here, and saves by a script that refuses when somebody else has saved meanwhile: then the step is done again.
/// </summary>
/// <param name="clock">Tests bring one. Null: Redis's own time, on which all processes agree.</param>
internal sealed partial class RedisPanelStore(
    RedisConnection connection, IDistributedCache cache, RedisKeys names, StoreLink link, RefreshTimings timings, TimeProvider? clock = null)
    : RuledPanelStore(timings)
{
    private static readonly TimeSpan RetiredFor = TimeSpan.FromDays(1);

    public override Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct) => AskAsync(async () =>
        await cache.GetAsync(key.ToString(), ct).ConfigureAwait(false) is not { } data ? null
        : RedisData.Read(data) is var (kept, value) ? Entry(key, kept, value)
        : new PanelEntry(key, 0, [], null, null, "", null));

    public override Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => AskAsync(async () =>
    {
        var states = await LoadAsync([.. keys.Distinct()]).ConfigureAwait(false);
        return (IReadOnlyList<PanelHeader>)[.. states.Select(s => s.State).Where(s => s.Kept is not null).Select(s => Header(s.Key, s.Kept!))];
    });

    public override Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct) => AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        return Keys(await database.SortedSetRangeByRankAsync(names.Kept).ConfigureAwait(false));
    });

    public override Task<CheckedPanels> CheckedSinceAsync(DateTimeOffset since, CancellationToken ct) => AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var found = (RedisResult[])(await database.ScriptEvaluateAsync(
            RedisScripts.CheckedSince, [names.Kept], [StoreTime.Micros(since)]).ConfigureAwait(false))!;
        return new CheckedPanels(Keys(found[1..].Select(key => (RedisValue)key)), StoreTime.FromMicros(Now(found[0])));
    });

    public override Task<IReadOnlyList<KeptSize>> SizesAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var sizes = new List<KeptSize>(keys.Count);
        foreach (var some in keys.Chunk(Most))
        {
            var found = (RedisResult[])(await database.ScriptEvaluateAsync(RedisScripts.Sizes, [.. some.Select(names.Panel)]).ConfigureAwait(false))!;
            foreach (var (key, size) in some.Zip(found.Chunk(2)))
            {
                if (StateJson.ReadKept((string?)size[1]) is { } kept)
                    sizes.Add(new KeptSize(key, (long)size[0], kept.CheckedAt, kept.Failure is not null));
            }
        }

        return (IReadOnlyList<KeptSize>)sizes;
    });

    public override Task RetireAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        foreach (var chunk in keys.Chunk(Most))
        {
            await database.ScriptEvaluateAsync(
                RedisScripts.Retire,
                [.. names.Sets, .. chunk.Select(names.Panel)],
                [(long)RetiredFor.TotalSeconds, .. chunk.SelectMany(key => new RedisValue[] { key.ToString(), key.Kind })]).ConfigureAwait(false);
        }

        return keys.Count;
    });

    /// <summary>A life is told by a name that is set once, and by the server's run: one that was restarted may hold an older copy.</summary>
    public override Task<StoreLife> LifeAsync(CancellationToken ct) => AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var answer = (string[])(await database.ScriptEvaluateAsync(
            RedisScripts.Life, [names.Life, names.Settled], [Guid.NewGuid().ToString("N")]).ConfigureAwait(false))!;
        var server = (await database.ExecuteAsync("INFO", "server").ConfigureAwait(false)).ToString().Split('\n', StringSplitOptions.TrimEntries);
        var name = $"{answer[1]} {Line(server, "run_id")}";
        var named = Now(answer[1].Split(' ')[^1]);
        var started = Now(answer[0]) - (long.Parse(Line(server, "uptime_in_seconds"), CultureInfo.InvariantCulture) * 1_000_000);
        return new StoreLife(name, StoreTime.FromMicros(Math.Max(named, started)), Settled: answer[2] == name);
    });

    public override Task SettleAsync(StoreLife life, CancellationToken ct) => AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        return await database.StringSetAsync(names.Settled, life.Name).ConfigureAwait(false);
    });

    private static IReadOnlyList<PanelKey> Keys(IEnumerable<RedisValue> names) =>
        [.. names.Select(name => PanelKey.TryParse(name.ToString())).OfType<PanelKey>()];

    private static string Line(string[] info, string name) => info.First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];

    private Task<T> AskAsync<T>(Func<Task<T>> question) => link.AskAsync(question);
}
