using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Worker.Commands;

/// <summary>What is printed about one message: what it is about, or why it is about nothing.</summary>
internal sealed record MessageLine(string? Id, string? Topic, IReadOnlyList<string> Packages, IReadOnlyList<string> Facets, string? Ignored)
{
    /// <summary>The layout of the bus before today's: its bodies have other meanings under the same topics.</summary>
    public const string OldLayout = "old-layout";

    private const int LongestWord = 1_000;

    // A body that is nested too deep is still a message: its reader says so.
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 1_000 };

    public static MessageLine Of(MessageText text, MessageReaders readers)
    {
        if (text.TooLong)
        {
            var (id, topic) = Head(text.Json.Span);
            return Nothing(id, topic, WhyIgnored.TooLarge);
        }

        try
        {
            using var json = JsonDocument.Parse(text.Json, Bounded);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Of(json.RootElement, readers) : Nothing(null, null, WhyIgnored.NotAnObject);
        }
        // Half a surrogate pair where a word is expected is an invalid operation.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Nothing(null, null, WhyIgnored.NotJson);
        }
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("topic", Topic);
        WriteWords(writer, "packages", Packages);
        WriteWords(writer, "facets", Facets);
        writer.WriteString("ignored", Ignored);
        writer.WriteEndObject();
    }

    private static MessageLine Of(JsonElement message, MessageReaders readers)
    {
        var (topic, old) = (Text(message, "topic"), message.TryGetProperty("msg", out _) || message.TryGetProperty("msg_id", out _));
        var id = Text(message, "id") ?? Text(message, "msg_id");
        if (topic is null)
            return Nothing(id, topic, WhyIgnored.Malformed);
        if (!message.TryGetProperty("body", out var body))
            return Nothing(id, topic, old ? OldLayout : WhyIgnored.Malformed);
        var reading = readers.Read(new FedoraMessage(topic, id ?? "", SentAt(message), body.GetRawText()));
        return new MessageLine(
            id, topic,
            [.. reading.Facts.Select(fact => fact.Package).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            FacetWords.Of(reading.Facts),
            reading.Ignored);
    }

    // What is said of itself before the body begins.
    private static (string? Id, string? Topic) Head(ReadOnlySpan<byte> json)
    {
        string? id = null, topic = null;
        try
        {
            var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1_000 }));
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                var (isId, isTopic) = (reader.ValueTextEquals("id"u8), reader.ValueTextEquals("topic"u8));
                if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > LongestWord)
                    continue;
                (id, topic) = (isId ? reader.GetString() : id, isTopic ? reader.GetString() : topic);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It was cut, or is none: what was found before counts.
        }

        return (id, topic);
    }

    private static MessageLine Nothing(string? id, string? topic, string ignored) => new(id, topic, [], [], ignored);

    private static string? Text(JsonElement message, string member) =>
        message.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestWord } text
            ? text
            : null;

    private static DateTimeOffset SentAt(JsonElement message) =>
        message.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object && Text(headers, "sent-at") is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sentAt)
            ? sentAt
            : DateTimeOffset.UnixEpoch;

    private static void WriteWords(Utf8JsonWriter writer, string member, IReadOnlyList<string> words)
    {
        writer.WriteStartArray(member);
        foreach (var word in words)
            writer.WriteStringValue(word);
        writer.WriteEndArray();
    }
}
