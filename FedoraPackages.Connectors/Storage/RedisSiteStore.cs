using System.Globalization;
using FedoraPackages.Connectors.Panels.Keeping;
using StackExchange.Redis;

namespace FedoraPackages.Connectors.Storage;

/// <summary>Documents and journals of many processes, in Redis.</summary>
internal sealed class RedisSiteStore(RedisConnection connection, RedisKeys names, StoreLink link) : ISiteStore
{
    private static readonly RedisValue Text = "text";

    public Task<SiteDocument?> ReadAsync(string name, CancellationToken ct) => link.AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var found = await database.HashGetAsync(names.Document(name), [Text, "version"]).ConfigureAwait(false);
        return found[0].IsNull ? null : new SiteDocument(found[0].ToString(), (long)found[1]);
    });

    public Task<long?> WriteAsync(string name, string text, long version, CancellationToken ct) => link.AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        return (long?)await database.ScriptEvaluateAsync(RedisScripts.WriteDocument, [names.Document(name)], [text, version]).ConfigureAwait(false);
    });

    public Task AppendAsync(string journal, IReadOnlyList<string> entries, int most, CancellationToken ct) =>
        AppendAsync([.. entries.Select(entry => (journal, entry))], most, ct);

    public Task AppendAsync(IReadOnlyList<(string Journal, string Entry)> entries, int most, CancellationToken ct) => link.AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        await Task.WhenAll(entries.Select(e => database.StreamAddAsync(names.Journal(e.Journal), Text, e.Entry, maxLength: most))).ConfigureAwait(false);
        return entries.Count;
    });

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(string journal, string? after, CancellationToken ct) => link.AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        var found = await database.StreamRangeAsync(names.Journal(journal), after is null ? "-" : Next(after)).ConfigureAwait(false);
        return (IReadOnlyList<JournalEntry>)[.. found.Select(Entry)];
    });

    public Task<JournalEntry?> EntryAsync(string journal, string id, CancellationToken ct) => link.AskAsync(async () =>
    {
        var database = await connection.DatabaseAsync().ConfigureAwait(false);
        return IsId(id) && await database.StreamRangeAsync(names.Journal(journal), id, id).ConfigureAwait(false) is [var entry] ? Entry(entry) : null;
    });

    private static JournalEntry Entry(StreamEntry entry) => new(entry.Id.ToString(), entry[Text].ToString());

    // An id is milliseconds and a number within them.
    private static RedisValue Next(string id) =>
        IsId(id) && id.Split('-') is [var at, var number] ? $"{at}-{ulong.Parse(number, CultureInfo.InvariantCulture) + 1}" : "-";

    private static bool IsId(string id) => id.Split('-') is [var at, var number] && ulong.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
