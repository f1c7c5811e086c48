using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Operations;

/// <summary>How far a bulk refresh is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BulkState>))]
public enum BulkState
{
    Running,

    /// <summary>Called off; the worker has not seen it yet.</summary>
    Cancelling,

    Cancelled,
    Finished,
}
