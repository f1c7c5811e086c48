using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Releases;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TaggedBuilds))]
internal sealed partial class ReleaseJson : JsonSerializerContext;
