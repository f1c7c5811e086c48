namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>A method call: its name and positional parameters.</summary>
public sealed record XmlRpcCall(string Method, IReadOnlyList<XmlRpcValue> Parameters);
