using System.Text.Json.Serialization.Metadata;

namespace FedoraPackages.Connectors.Operations;

/// <summary>Names a document, and says how it is kept and what stands for it while there is none.</summary>
public sealed record DocumentKind<T>(string Name, JsonTypeInfo<T> Json, T None)
    where T : class;
