using System.Text.Json;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// What all readers of messages share: which topics are theirs, and how a body is opened, bounded and never throwing. A reader declares a
/// table of topics and reads bodies.
/// </summary>
/// <param name="table">What is said under the families.</param>
/// <param name="families">How this producer's topics begin, without a dot at the end: <c>org.fedoraproject.prod.buildsys</c>.</param>
/// <param name="keys">What is worth hearing, as binding keys behind the first family (<c>upstreams/bus.md</c> §1.7).</param>
/// <param name="reasons">Reasons to ignore a message that the readings have beside the shared ones and those of the table.</param>
internal abstract class TopicReader(
    TopicTable table, IReadOnlyList<string> families, IReadOnlyList<string> keys, params IReadOnlyList<string> reasons) : IMessageReader
{
    private readonly string[] prefixes = [.. families.Select(family => family + ".")];

    public IReadOnlyList<string> Topics { get; } = [.. keys.Select(key => $"{families[0]}.{key}")];

    /// <summary>Every reason that this reader can give.</summary>
    public IReadOnlySet<string> Reasons { get; } = WhyIgnored.Shared.Concat(table.Reasons).Concat(reasons).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<string> WholeTopics =>
        [.. ReadTopics.Where(topic => !topic.EndsWith('*') && Topics.Any(key => BindingKey.Matches(key, topic)))];

    /// <summary>The topics whose bodies are read, in full; <c>*</c> at an end stands for anything.</summary>
    public IReadOnlyList<string> ReadTopics { get; } = [.. families.SelectMany(family => table.Select(topic => $"{family}.{topic}"))];

    public bool Reads(string topic) => Array.Exists(prefixes, prefix => topic.StartsWith(prefix, StringComparison.Ordinal));

    public MessageReading Read(FedoraMessage message)
    {
        if (Array.Find(prefixes, prefix => message.Topic.StartsWith(prefix, StringComparison.Ordinal)) is not { } prefix)
            return MessageReading.Ignore(WhyIgnored.OtherTopic);
        if (table.Find(message.Topic[prefix.Length..]) is not { } row)
            return MessageReading.Ignore(WhyIgnored.UnknownTopic);
        return row.Read is { } read
            ? MessageBody.Read(message, body => Refuses(body) ?? read(message, body) with { By = MessageAuthor.Of(message.Topic, body) })
            : MessageReading.Ignore(row.Ignored!);
    }

    /// <summary>Why a body is not read at all, whatever its topic; null when it is.</summary>
    protected virtual MessageReading? Refuses(JsonElement body) => null;
}
