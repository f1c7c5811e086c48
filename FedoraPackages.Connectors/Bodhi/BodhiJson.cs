using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Bodhi;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReleaseList))]
[JsonSerializable(typeof(UpdateList))]
[JsonSerializable(typeof(RecentUpdates))]
internal sealed partial class BodhiJson : JsonSerializerContext;
