using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Connectors.Operations;

/// <summary>The last entries of one sort, in the order of writing, shared by all processes.</summary>
public sealed class Journal<T>(string name, int most, JsonTypeInfo<T> json, ISiteStore store)
    where T : class
{
    public Task WriteAsync(IReadOnlyList<T> entries, CancellationToken ct) =>
        store.AppendAsync(name, [.. entries.Select(e => JsonSerializer.Serialize(e, json))], most, ct);

    /// <summary>What was written behind an entry (null: everything that is kept), the oldest at the top.</summary>
    public async Task<IReadOnlyList<(string Id, T Entry)>> ReadAsync(string? after, CancellationToken ct)
    {
        var found = await store.JournalAsync(name, after, ct).ConfigureAwait(false);
        return [.. found.Select(e => (e.Id, Entry: Parse(e.Text))).Where(e => e.Entry is not null).Select(e => (e.Id, e.Entry!))];
    }

    /// <summary>One entry; null when it is not kept any more.</summary>
    public async Task<T?> FindAsync(string id, CancellationToken ct) =>
        await store.EntryAsync(name, id, ct).ConfigureAwait(false) is { } entry ? Parse(entry.Text) : null;

    // Of another version of this program.
    private T? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
