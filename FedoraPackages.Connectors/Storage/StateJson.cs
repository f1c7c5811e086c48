using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FedoraPackages.Connectors.Storage;

/// <summary>How states are kept: the same text in every store.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ToDoRow))]
[JsonSerializable(typeof(KeptPanel))]
internal sealed partial class StateJson : JsonSerializerContext
{
    public static string Write(ToDoRow row) => JsonSerializer.Serialize(row, Default.ToDoRow);

    public static string Write(KeptPanel kept) => JsonSerializer.Serialize(kept, Default.KeptPanel);

    /// <summary>A row that cannot be read is due at once, in every lane: nobody knows any more what it waited for.</summary>
    public static ToDoRow ReadRow(string? text) => Read(text, Default.ToDoRow)
        ?? (string.IsNullOrEmpty(text) ? new ToDoRow() : new ToDoRow { Lane = Panels.RefreshLane.FirstView, Cause = "marked by another version", Due = 0 });

    /// <summary>Null: nothing is kept, or nothing that can be read.</summary>
    public static KeptPanel? ReadKept(string? text) => Read(text, Default.KeptPanel);

    private static T? Read<T>(string? text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
