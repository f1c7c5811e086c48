using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>A method of the hub: its parameters by name and order, how many of them it needs, and what it does.</summary>
internal sealed record HubMethod(string Name, Func<Arguments, XmlRpcValue> Run, int Required, params IReadOnlyList<string> Parameters)
{
    /// <summary>Takes any positional arguments beside those it names.</summary>
    public bool TakesAnything { get; init; }
}
