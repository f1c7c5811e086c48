using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Messages;

/// <summary>Opens a message's body for a reader: bounded, and never throwing.</summary>
internal static class MessageBody
{
    public const string TooLarge = "too-large";
    public const string NotJson = "not-json";
    public const string NotAnObject = "not-an-object";

    /// <param name="longest">In characters.</param>
    public static MessageReading Read(FedoraMessage message, int longest, Func<JsonElement, MessageReading> read)
    {
        if (message.Body.Length > longest)
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"{message.Body.Length:N0} characters, of at most {longest:N0}");
            return MessageReading.Ignore(TooLarge, size);
        }

        try
        {
            using var json = JsonDocument.Parse(message.Body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? read(json.RootElement)
                : MessageReading.Ignore(NotAnObject, $"it is {Kind(json.RootElement)}");
        }
        // Half a surrogate pair is no text: in the body itself an argument error, behind an escape an invalid operation.
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return MessageReading.Ignore(NotJson, Place(e));
        }
    }

    /// <summary>The reading of a body that lacks something: which of its members are missing, or not what they should be.</summary>
    /// <param name="members">Each as it is needed ("build_id, a number above 0"), and whether it is there so.</param>
    public static MessageReading Lacks(string reason, params IEnumerable<(bool There, string Member)> members) =>
        MessageReading.Ignore(reason, $"missing or wrong: {string.Join("; ", members.Where(m => !m.There).Select(m => m.Member))}");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static string Place(Exception failure) => failure is JsonException { LineNumber: { } line, BytePositionInLine: { } at }
        ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {at + 1}")
        : "half a character";
}
