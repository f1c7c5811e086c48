using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>
/// What a value is made of: which types stand at each path (all items of an array share one), and which sets of members its structs
/// have. Two answers to one call must be made of the same, whatever they say.
/// </summary>
internal sealed class WireShape
{
    // Marked "?" in upstreams/koji.md: may be nil, and otherwise is of this type.
    private static readonly (string Type, string[] Members)[] MayBeNil =
    [
        ("Int", ["epoch", "task_id", "perm_id", "parent", "host_id", "promoter_id", "cg_id"]),
        ("Text", ["source", "start_time", "completion_time", "perm", "extra_arches", "label", "promoter_name", "promotion_time", "cg_name"]),
        ("Double", ["start_ts", "completion_ts", "promotion_ts"]),
        ("Bool", ["waiting", "awaited"]),
        ("Map", ["extra"]),
    ];

    private readonly SortedDictionary<string, SortedSet<string>> types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> members = new(StringComparer.Ordinal);

    private WireShape(XmlRpcValue value) => Add("", value);

    /// <summary>One line for each thing that the recorded answer and another do not share; none if they are alike.</summary>
    public static IReadOnlyList<string> Differences(XmlRpcValue recorded, XmlRpcValue answered)
    {
        var (wanted, found) = (new WireShape(recorded), new WireShape(answered));
        return
        [
            .. from at in found.types
               from type in at.Value
               where !wanted.Allows(at.Key, type)
               select $"{at.Key}: {type}, recorded {string.Join('|', wanted.types.GetValueOrDefault(at.Key) ?? [])}",
            .. from at in found.members
               from set in at.Value
               where wanted.members.TryGetValue(at.Key, out var known) && !known.Contains(set)
               select $"{at.Key}: members {set}, recorded {string.Join(" or ", wanted.members[at.Key])}",
            .. from path in wanted.types.Keys
               where !found.types.ContainsKey(path) && !found.IsBelowNil(path)
               select $"{path}: not answered",
        ];
    }

    private bool Allows(string path, string type)
    {
        if (types.TryGetValue(path, out var known) && known.Contains(type))
            return true;
        var optional = Array.Find(MayBeNil, kind => kind.Members.Contains(Last(path)));
        return optional.Type is not null && (type == nameof(XmlRpcValue.NilValue) || type == optional.Type);
    }

    private bool IsBelowNil(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (types.TryGetValue(path[..end], out var here) && here.Contains(nameof(XmlRpcValue.NilValue)))
                return true;
        }

        return false;
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private void Add(string path, XmlRpcValue value)
    {
        Set(types, path).Add(value.GetType().Name);
        if (value is XmlRpcValue.List list)
        {
            foreach (var item in list.Items)
                Add(path + ".[]", item);
        }
        else if (value is XmlRpcValue.Map map)
        {
            Set(members, path).Add(string.Join(',', map.Members.Keys.Select(Key).Distinct().Order(StringComparer.Ordinal)));
            foreach (var (name, member) in map.Members)
                Add($"{path}.{Key(name)}", member);
        }
    }

    // Numbers of tasks and names of files are data, though they stand where a member's name does.
    private static string Key(string name) =>
        name.All(char.IsAsciiDigit) || name.EndsWith(".log", StringComparison.Ordinal) ? "#" : name.Replace('.', '/');

    private static SortedSet<string> Set(SortedDictionary<string, SortedSet<string>> sets, string path)
    {
        if (!sets.TryGetValue(path, out var set))
            sets.Add(path, set = new SortedSet<string>(StringComparer.Ordinal));
        return set;
    }
}
