using System.Text.Json;

namespace FedoraPackages.Connectors.Json;

/// <summary>Members of what somebody else wrote: of the type asked for, or null.</summary>
internal static class JsonMembers
{
    /// <summary>The text of a member; null when it is missing or anything else.</summary>
    public static string? Text(this JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The whole number of a member; null when it is missing or anything else.</summary>
    public static long? Number(this JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>True or false; null when it is missing or anything else.</summary>
    public static bool? Flag(this JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    /// <summary>A word of an enumeration, however it is written; the default for one we do not know.</summary>
    public static T Word<T>(this JsonElement body, string member)
        where T : struct, Enum =>
        body.Text(member)?.Replace("_", "", StringComparison.Ordinal) is { } word && word.All(char.IsAsciiLetter)
        && Enum.TryParse<T>(word, ignoreCase: true, out var known)
            ? known
            : default;

    /// <summary>The object in a member; null when it is missing or anything else.</summary>
    public static JsonElement? Object(this JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>The objects in an array; none when it is missing or anything else.</summary>
    public static IEnumerable<JsonElement> Objects(this JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>Whether a member says anything: it is there, and not null.</summary>
    public static bool Has(this JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    /// <summary>What a member names: a text, an object by its name, or a list of such; none when it is missing or anything else.</summary>
    public static IEnumerable<string> Names(this JsonElement body, string member)
    {
        if (!body.TryGetProperty(member, out var value))
            return [];
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : new[] { value };
        return items.Select(Name).OfType<string>();
    }

    private static string? Name(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString(),
        JsonValueKind.Object => item.Text("name"),
        _ => null,
    };
}
