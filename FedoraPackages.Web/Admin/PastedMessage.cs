using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Web.Admin;

/// <summary>A message that somebody has pasted: a JSON object with its topic and its body, and its id and time if they are there.</summary>
internal static class PastedMessage
{
    private const int LongestTopic = 255;

    /// <summary>The message, or why it is none.</summary>
    public static (FedoraMessage? Message, string? Problem) Read(string text, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, "this is not a JSON object");
            if (Text(json.RootElement, "topic") is not { Length: > 0 and <= LongestTopic } topic)
                return (null, "there is no topic in it");
            if (!json.RootElement.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.Object)
                return (null, "there is no body in it, or none that is an object");
            return (new FedoraMessage(topic, Text(json.RootElement, "id") ?? "pasted", SentAt(json.RootElement) ?? now, body.GetRawText()), null);
        }
        catch (JsonException)
        {
            return (null, "this is not JSON");
        }
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // As in the recordings: among the headers.
    private static DateTimeOffset? SentAt(JsonElement message) =>
        message.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object
        && DateTimeOffset.TryParse(Text(headers, "sent-at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
