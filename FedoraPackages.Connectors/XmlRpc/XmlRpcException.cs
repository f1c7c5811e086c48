namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>The document is not XML-RPC, or a value is not of the type it should be.</summary>
public sealed class XmlRpcException : Exception
{
    public XmlRpcException(string message)
        : base(message)
    {
    }

    public XmlRpcException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal static XmlRpcException Unexpected(string wanted, XmlRpcValue found) =>
        new($"expected {wanted}, found {found.GetType().Name}");
}
