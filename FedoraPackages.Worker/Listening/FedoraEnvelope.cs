using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// A message as it arrives from Fedora's bus, and what must hold before it goes further: anybody may be able to publish, so it is looked
/// at for size and shape here, and for meaning by its producer's reader.
/// </summary>
/// <param name="Topic">The routing key.</param>
/// <param name="Headers">As the broker's client gives them: text as bytes.</param>
internal sealed record FedoraEnvelope(string Topic, string? Id, IDictionary<string, object?>? Headers, ReadOnlyMemory<byte> Body)
{
    public const string NoTopic = "no topic";
    public const string TooLarge = "too large";
    public const string NotText = "not UTF-8";
    public const string NotAnObject = "not a JSON object";

    /// <summary>Four times the largest that has been seen under the topics we hear: larger ones cost memory and mean nothing.</summary>
    private const int LongestBody = 512 * 1024;
    private const int LongestId = 200;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The message, or why there is none.</summary>
    public (FedoraMessage? Message, string? Malformed) Open(DateTimeOffset now)
    {
        if (Topic.Length == 0)
            return (null, NoTopic);
        if (Body.Length > LongestBody)
            return (null, TooLarge);
        if (Text(Body.Span) is not { } body)
            return (null, NotText);
        return IsObject(Body.Span) ? (new FedoraMessage(Topic, IdOf(), SentAt() ?? now, body), null) : (null, NotAnObject);
    }

    // Without an id the same message still has the same one when it is delivered again.
    private string IdOf() => Id is { Length: > 0 and <= LongestId } id
        ? id
        : Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(Topic), 0, .. Body.Span]));

    private DateTimeOffset? SentAt() =>
        Headers?.TryGetValue("sent-at", out var header) == true
        && (header as string ?? (header is byte[] bytes ? Text(bytes) : null)) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sentAt)
            ? sentAt
            : null;

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Read once and not kept: a tree of a large body would be several times as large.
    private static bool IsObject(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read())
            {
            }

            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
