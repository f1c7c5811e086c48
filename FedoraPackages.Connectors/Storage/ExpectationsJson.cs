using System.Text.Json;
using System.Text.Json.Serialization;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Storage;

/// <summary>Facts that another version of this program wrote, and this one cannot read, are nothing to wait for; the mark stands.</summary>
internal sealed class ExpectationsJson : JsonConverter<IReadOnlyList<Expectation>>
{
    public override IReadOnlyList<Expectation> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        try
        {
            return json.Deserialize<IReadOnlyList<Expectation>>(FactJson.Options) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Expectation> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, FactJson.Options);
}
