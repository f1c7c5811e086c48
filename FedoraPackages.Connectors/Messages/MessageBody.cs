using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Messages;

/// <summary>Opens a message's body for a reader: bounded, and never throwing.</summary>
internal static partial class MessageBody
{
    /// <summary>In characters: several times the largest that means anything, a project of Anitya's with all its versions.</summary>
    public const int Longest = 1024 * 1024;

    /// <summary>How deep a body may be nested; the deepest real ones, of updates, have ten levels.</summary>
    public const int Deepest = 64;

    private const int LongestLabel = 80;
    private const int LongestTest = 200;

    /// <summary>A package's name and twice a label fit into few more; the names of real packages alone have up to 75.</summary>
    private const int LongestBuild = 200;

    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = Deepest };

    public static MessageReading Read(FedoraMessage message, Func<JsonElement, MessageReading> read)
    {
        if (message.Body.Length > Longest)
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"{message.Body.Length:N0} characters, of at most {Longest:N0}");
            return MessageReading.Ignore(WhyIgnored.TooLarge, size);
        }

        try
        {
            using var json = JsonDocument.Parse(message.Body, Bounded);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? read(json.RootElement)
                : MessageReading.Ignore(WhyIgnored.NotAnObject, $"it is {Kind(json.RootElement)}");
        }
        // Half a surrogate pair is no text: in the body itself an argument error, behind an escape an invalid operation.
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return MessageReading.Ignore(WhyIgnored.NotJson, Place(e));
        }
    }

    /// <summary>The reading of a body that lacks something: which of its members are missing, or not what they should be.</summary>
    /// <param name="members">Each as it is needed ("build_id, a number above 0"), and whether it is there so.</param>
    public static MessageReading Lacks(params IEnumerable<(bool There, string Member)> members) =>
        MessageReading.Ignore(WhyIgnored.Malformed, $"missing or wrong: {string.Join("; ", members.Where(m => !m.There).Select(m => m.Member))}");

    /// <summary>The same for one member.</summary>
    public static MessageReading Lacks(string member) => Lacks((false, member));

    /// <summary>
    /// A word that comes on screen as a cause, like a tag or a branch: printable, without blanks, not endless, and neither a mail address nor
    /// that of a page; null for anything else.
    /// </summary>
    public static string? Label(this JsonElement body, string member) => body.Text(member) is { } text && IsLabel(text) ? text : null;

    /// <summary>What a test is called, which may be longer; null for anything else.</summary>
    public static string? TestName(this JsonElement body, string member) => body.Text(member) is { } text && IsPlain(text, LongestTest) ? text : null;

    public static bool IsLabel(string text) => IsPlain(text, LongestLabel);

    /// <summary>The package of a build that is named in a message; null for what is no build, or nothing to show.</summary>
    public static string? NameOf(string nvr) => IsPlain(nvr, LongestBuild) ? Nvr.NameOf(nvr) : null;

    /// <summary>The package of a build that is described: by its name, version and release, and by its component where there are none.</summary>
    public static string? PackageOf(JsonElement build) =>
        build.Text("nvr") is { } nvr ? NameOf(nvr)
        : !build.Has("nvr") && build.Text("component") is { } name && PackageName.IsValid(name) ? name
        : null;

    /// <summary>Whether a member says yes in one of the ways it is written: as such, as 1, as either in text, or in a list.</summary>
    public static bool IsYes(this JsonElement body, string member) => body.TryGetProperty(member, out var value) && IsYes(value);

    /// <summary>The facts, or the reason there is none.</summary>
    public static MessageReading OrIgnore(this IReadOnlyList<Fact> facts, string reason, string? detail = null) =>
        facts.Count > 0 ? MessageReading.Of(facts) : MessageReading.Ignore(reason, detail);

    /// <summary>A fact about the package that is called so, if one can be.</summary>
    public static MessageReading About(string name, Func<Fact> fact) =>
        PackageName.IsValid(name) ? MessageReading.Of(fact()) : MessageReading.Ignore(WhyIgnored.BadName, "no package can be called so");

    private static bool IsYes(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.TryGetInt64(out var number) && number == 1,
        JsonValueKind.String => value.GetString() is "1" || string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase),
        JsonValueKind.Array => value.EnumerateArray().Any(IsYes),
        _ => false,
    };

    private static bool IsPlain(string text, int longest) =>
        text.Length <= longest && Plain().IsMatch(text) && !text.Contains("://", StringComparison.Ordinal);

    // What can be printed, but no @.
    [GeneratedRegex(@"^[!-?A-~]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

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
