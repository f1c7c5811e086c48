namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>A method call: its name and positional parameters.</summary>
public sealed record XmlRpcCall(string Method, IReadOnlyList<XmlRpcValue> Parameters);

/// <summary>A fault: the server's number and its words, which are for the log and never for a page.</summary>
public sealed record XmlRpcFault(long Code, string Message)
{
    internal static XmlRpcFault Of(XmlRpcValue fault) => new(fault["faultCode"].AsInt(), fault["faultString"].AsText());
}

/// <summary>An answer: a value, or a fault.</summary>
public sealed record XmlRpcAnswer(XmlRpcValue Value, XmlRpcFault? Fault);
