using System.Text.Json;
using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Operations;

/// <summary>How documents and journals are kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SiteControls))]
[JsonSerializable(typeof(BulkHistory))]
[JsonSerializable(typeof(ListeningState))]
[JsonSerializable(typeof(Redeliveries))]
[JsonSerializable(typeof(SeenMessages))]
[JsonSerializable(typeof(MessageNote))]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class OperationsJson : JsonSerializerContext;
