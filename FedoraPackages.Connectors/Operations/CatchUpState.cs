using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Operations;

/// <summary>How far a catch-up is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CatchUpState>))]
public enum CatchUpState
{
    /// <summary>Being read.</summary>
    Running,

    /// <summary>Every message of it has been read.</summary>
    Finished,

    /// <summary>Too much, or not to be believed: what is kept is looked at again instead.</summary>
    Suspected,
}
