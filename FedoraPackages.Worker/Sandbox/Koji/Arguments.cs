using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>The arguments of one call by name. One that was not given is nil, as in the hub most default to.</summary>
internal sealed class Arguments
{
    private const string Marker = "__starstar";

    private readonly Dictionary<string, XmlRpcValue> values = new(StringComparer.Ordinal);

    private Arguments()
    {
    }

    public XmlRpcValue this[string name] => values.GetValueOrDefault(name, XmlRpcValue.Nil);

    /// <summary>Positional arguments first; named ones in a last struct that is marked as such.</summary>
    public static Arguments Bind(HubMethod method, IReadOnlyList<XmlRpcValue> given)
    {
        var named = given is [.., XmlRpcValue.Map map] && IsTrue(map[Marker]) ? map.Members : null;
        var positional = given.Count - (named is null ? 0 : 1);
        if (positional > method.Parameters.Count && !method.TakesAnything)
            throw HubFaultException.Parameter($"{method.Name}() takes {method.Parameters.Count} positional arguments but {positional} were given");

        var bound = new Arguments();
        for (var at = 0; at < Math.Min(positional, method.Parameters.Count); at++)
            bound.values.Add(method.Parameters[at], given[at]);
        foreach (var (name, value) in named ?? new Dictionary<string, XmlRpcValue>())
        {
            if (name != Marker)
                bound.AddNamed(method, name, value);
        }

        return method.Parameters.Take(method.Required).FirstOrDefault(name => !bound.values.ContainsKey(name)) is { } missing
            ? throw HubFaultException.Parameter($"{method.Name}() missing 1 required positional argument: '{missing}'")
            : bound;
    }

    /// <summary>As Python sees it: nil, false, 0 and what is empty are not true.</summary>
    public bool IsSet(string name, bool otherwise = false) => values.TryGetValue(name, out var value) ? IsTrue(value) : otherwise;

    public static bool IsTrue(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Bool b => b.Value,
        XmlRpcValue.Int i => i.Value != 0,
        XmlRpcValue.Double d => d.Value != 0,
        XmlRpcValue.Text t => t.Value.Length > 0,
        XmlRpcValue.List l => l.Items.Count > 0,
        XmlRpcValue.Map m => m.Members.Count > 0,
        _ => false,
    };

    private void AddNamed(HubMethod method, string name, XmlRpcValue value)
    {
        if (!method.Parameters.Contains(name))
            throw HubFaultException.Parameter($"{method.Name}() got an unexpected keyword argument '{name}'");
        if (!values.TryAdd(name, value))
            throw HubFaultException.Parameter($"{method.Name}() got multiple values for argument '{name}'");
    }
}
