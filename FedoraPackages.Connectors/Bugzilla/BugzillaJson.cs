using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Bugzilla;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BugList))]
internal sealed partial class BugzillaJson : JsonSerializerContext;
