namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>A fault: the server's number and its words, which are for the log and never for a page.</summary>
public sealed record XmlRpcFault(long Code, string Message)
{
    internal static XmlRpcFault Of(XmlRpcValue fault) => new(fault["faultCode"].AsInt(), fault["faultString"].AsText());
}
