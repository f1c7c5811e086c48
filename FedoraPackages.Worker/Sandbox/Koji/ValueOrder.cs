using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>The order of the values of one column, as the hub's database has it: nil is greater than anything.</summary>
internal sealed class ValueOrder : IComparer<XmlRpcValue>
{
    private ValueOrder()
    {
    }

    public static ValueOrder Instance { get; } = new();

    public int Compare(XmlRpcValue? x, XmlRpcValue? y) => (x, y) switch
    {
        (XmlRpcValue.Int a, XmlRpcValue.Int b) => a.Value.CompareTo(b.Value),
        (XmlRpcValue.Double a, XmlRpcValue.Double b) => a.Value.CompareTo(b.Value),
        (XmlRpcValue.Text a, XmlRpcValue.Text b) => string.CompareOrdinal(a.Value, b.Value),
        (XmlRpcValue.Bool a, XmlRpcValue.Bool b) => a.Value.CompareTo(b.Value),
        _ => IsNil(x).CompareTo(IsNil(y)),
    };

    private static bool IsNil(XmlRpcValue? value) => value is null or XmlRpcValue.NilValue;
}
