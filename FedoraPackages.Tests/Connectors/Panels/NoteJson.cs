using System.Text.Json.Serialization;

namespace FedoraPackages.Tests.Connectors.Panels;

[JsonSerializable(typeof(Note))]
internal sealed partial class NoteJson : JsonSerializerContext;
