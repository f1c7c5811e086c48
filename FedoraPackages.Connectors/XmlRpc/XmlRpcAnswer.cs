namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>An answer: a value, or a fault.</summary>
public sealed record XmlRpcAnswer(XmlRpcValue Value, XmlRpcFault? Fault);
