using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>The members of one kind of row, each with where its value comes from; rows can be ordered by any of them.</summary>
internal sealed class RowShape<T>(params IReadOnlyList<(string Name, Func<T, XmlRpcValue> Value)> columns)
{
    private readonly Dictionary<string, Func<T, XmlRpcValue>> byName = columns.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);

    public XmlRpcValue Row(T subject) => XmlRpcValue.Struct(columns.Select(column => (column.Name, column.Value(subject))));

    public Func<T, XmlRpcValue> Column(string name) =>
        byName.GetValueOrDefault(name) ?? throw HubFaultException.Unexpected($"Invalid order: {name}");

    public RowShape<T> With(params IReadOnlyList<(string Name, Func<T, XmlRpcValue> Value)> more) => new([.. columns, .. more]);

    public RowShape<T> Without(params IReadOnlyList<string> names) => new([.. columns.Where(column => !names.Contains(column.Name))]);
}
