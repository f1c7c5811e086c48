using System.Collections;
using System.Text.Json;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// What a producer says, by the words of the topic behind its prefix: how the body is read, or why it is not. A row whose topic ends with
/// <c>*</c> is for all that begin so and have no row of their own.
/// </summary>
internal sealed class TopicTable : IEnumerable<string>
{
    private readonly Dictionary<string, Row> exact = new(StringComparer.Ordinal);
    private readonly List<(string Start, Row Row)> starts = [];

    /// <summary>Reads the body of a message, which is a JSON object.</summary>
    public delegate MessageReading Reading(FedoraMessage message, JsonElement body);

    public void Add(string topic, Reading read) => Put(topic, new Row(read, null));

    public void Add(string topic, string ignored) => Put(topic, new Row(null, ignored));

    /// <summary>Null for a topic that no row is for.</summary>
    public Row? Find(string topic) =>
        exact.TryGetValue(topic, out var row) ? row
        : starts.Find(s => topic.StartsWith(s.Start, StringComparison.Ordinal)) is { Row: { } some } ? some
        : null;

    /// <summary>The topics whose bodies are read.</summary>
    public IEnumerator<string> GetEnumerator() =>
        exact.Where(e => e.Value.Read is not null).Select(e => e.Key)
            .Concat(starts.Where(s => s.Row.Read is not null).Select(s => s.Start + "*")).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The reasons that stand here.</summary>
    public IEnumerable<string> Reasons => exact.Values.Concat(starts.Select(s => s.Row)).Select(r => r.Ignored).OfType<string>();

    private void Put(string topic, Row row)
    {
        if (topic.EndsWith('*'))
            starts.Add((topic[..^1], row));
        else
            exact.Add(topic, row);
    }

    /// <summary>One of the two.</summary>
    public sealed record Row(Reading? Read, string? Ignored);
}
