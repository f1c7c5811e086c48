namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>
/// One value of an XML-RPC document, as Koji's hub writes them (<c>upstreams/koji.md</c> §2): nil, boolean, integer (always read
/// into 64 bits), double, string, array or struct. Reading the wrong type throws <see cref="XmlRpcException"/>.
/// </summary>
public abstract record XmlRpcValue
{
    private XmlRpcValue()
    {
    }

    /// <summary>The one nil.</summary>
    public static XmlRpcValue Nil { get; } = new NilValue();

    public sealed record NilValue : XmlRpcValue;

    public sealed record Bool(bool Value) : XmlRpcValue;

    public sealed record Int(long Value) : XmlRpcValue;

    public sealed record Double(double Value) : XmlRpcValue;

    public sealed record Text(string Value) : XmlRpcValue;

    public sealed record List(IReadOnlyList<XmlRpcValue> Items) : XmlRpcValue;

    public sealed record Map(IReadOnlyDictionary<string, XmlRpcValue> Members) : XmlRpcValue;

    public bool IsNil => this is NilValue;

    /// <summary>The member of a struct; nil when the struct has no such member (older hubs leave some out).</summary>
    public XmlRpcValue this[string member] =>
        this is Map map
            ? map.Members.GetValueOrDefault(member, Nil)
            : throw XmlRpcException.Unexpected("struct", this);

    public long AsInt() => this is Int i ? i.Value : throw XmlRpcException.Unexpected("int", this);

    public long? AsIntOrNull() => IsNil ? null : AsInt();

    public bool AsBool() => this is Bool b ? b.Value : throw XmlRpcException.Unexpected("boolean", this);

    /// <summary>A double, or an int where the hub wrote one.</summary>
    public double AsDouble() => this switch
    {
        Double d => d.Value,
        Int i => i.Value,
        _ => throw XmlRpcException.Unexpected("double", this),
    };

    public double? AsDoubleOrNull() => IsNil ? null : AsDouble();

    public string AsText() => this is Text t ? t.Value : throw XmlRpcException.Unexpected("string", this);

    public string? AsTextOrNull() => IsNil ? null : AsText();

    public IReadOnlyList<XmlRpcValue> AsList() => this is List l ? l.Items : throw XmlRpcException.Unexpected("array", this);

    public IReadOnlyDictionary<string, XmlRpcValue> AsMap() =>
        this is Map m ? m.Members : throw XmlRpcException.Unexpected("struct", this);

    public static implicit operator XmlRpcValue(string value) => new Text(value);

    public static implicit operator XmlRpcValue(long value) => new Int(value);

    public static implicit operator XmlRpcValue(bool value) => new Bool(value);

    public static implicit operator XmlRpcValue(double value) => new Double(value);

    public static XmlRpcValue Array(params IEnumerable<XmlRpcValue> items) => new List([.. items]);

    public static XmlRpcValue Struct(params IEnumerable<(string Name, XmlRpcValue Value)> members) =>
        new Map(members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal));

    /// <summary>Named arguments as Koji takes them: one struct in last place, marked with <c>__starstar</c>.</summary>
    public static XmlRpcValue Named(params IEnumerable<(string Name, XmlRpcValue Value)> arguments) =>
        Struct(arguments.Append(("__starstar", true)));
}
