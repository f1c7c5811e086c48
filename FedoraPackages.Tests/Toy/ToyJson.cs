using System.Text.Json.Serialization;

namespace FedoraPackages.Tests.Toy;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ToyReport))]
internal sealed partial class ToyJson : JsonSerializerContext;
