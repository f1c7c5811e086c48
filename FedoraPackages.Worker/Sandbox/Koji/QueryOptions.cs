using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>The hub's <c>queryOpts</c> (<c>upstreams/koji.md</c> §3). A limit of 0 is none; a count with a limit counts that page only.</summary>
internal sealed class QueryOptions
{
    private readonly IReadOnlyList<string> order;
    private readonly int limit;
    private readonly int offset;
    private readonly bool countOnly;

    public QueryOptions(XmlRpcValue options)
    {
        if (options.IsNil)
            options = XmlRpcValue.Struct();
        order = (options["order"].AsTextOrNull() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        limit = Number(options["limit"]) is var most and > 0 ? most : int.MaxValue;
        offset = Number(options["offset"]);
        countOnly = Arguments.IsTrue(options["countOnly"]);
    }

    public XmlRpcValue Answer<T>(IEnumerable<T> rows, RowShape<T> shape) => countOnly
        ? Page(rows).LongCount()
        : XmlRpcValue.Array(Page(Ordered(rows, shape)).Select(shape.Row));

    private IEnumerable<T> Page<T>(IEnumerable<T> rows) => rows.Skip(offset).Take(limit);

    private IEnumerable<T> Ordered<T>(IEnumerable<T> rows, RowShape<T> shape)
    {
        IOrderedEnumerable<T>? ordered = null;
        foreach (var key in order)
        {
            var column = shape.Column(key.TrimStart('-'));
            ordered = (ordered, key[0] == '-') switch
            {
                (null, false) => rows.OrderBy(column, ValueOrder.Instance),
                (null, true) => rows.OrderByDescending(column, ValueOrder.Instance),
                ({ } before, false) => before.ThenBy(column, ValueOrder.Instance),
                ({ } before, true) => before.ThenByDescending(column, ValueOrder.Instance),
            };
        }

        return ordered ?? rows;
    }

    private static int Number(XmlRpcValue value) => (int)Math.Clamp(value.AsIntOrNull() ?? 0, 0, int.MaxValue);
}
