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
            return MessageReading.Ignore(TooLarge);
        try
        {
            using var json = JsonDocument.Parse(message.Body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : MessageReading.Ignore(NotAnObject);
        }
        // Half a surrogate pair is no text: in the body itself an argument error, behind an escape an invalid operation.
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return MessageReading.Ignore(NotJson);
        }
    }
}
