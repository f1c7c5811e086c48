using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Koji;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BuildList))]
[JsonSerializable(typeof(NameList))]
[JsonSerializable(typeof(RecentBuilds))]
internal sealed partial class KojiJson : JsonSerializerContext;
