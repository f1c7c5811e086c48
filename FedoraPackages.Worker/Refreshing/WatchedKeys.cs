using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Which keys the tabs of all web nodes look at. A node that has not spoken for ninety seconds is forgotten.</summary>
internal sealed class WatchedKeys(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(90);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (HashSet<PanelKey> Keys, long At)> nodes = [];

    public bool Contains(PanelKey key)
    {
        lock (gate)
            return nodes.Values.Any(n => n.Keys.Contains(key));
    }

    public IReadOnlyCollection<PanelKey> All()
    {
        lock (gate)
        {
            foreach (var gone in nodes.Where(n => clock.GetElapsedTime(n.Value.At) > Memory).Select(n => n.Key).ToList())
                nodes.Remove(gone);
            return nodes.Values.SelectMany(n => n.Keys).ToHashSet();
        }
    }

    /// <summary>Takes a node's word. Returns the keys that nobody was known to look at.</summary>
    /// <param name="gone">Null: the keys are all that it looks at.</param>
    public IReadOnlyList<PanelKey> Update(string node, IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey>? gone = null)
    {
        lock (gate)
        {
            var come = keys.Where(key => !nodes.Values.Any(n => n.Keys.Contains(key))).ToList();
            var looked = gone is not null && nodes.TryGetValue(node, out var known) ? known.Keys : [];
            looked.ExceptWith(gone ?? []);
            looked.UnionWith(keys);
            nodes[node] = (looked, clock.GetTimestamp());
            return come;
        }
    }

    /// <summary>As if it had said nothing: what it says next is new again.</summary>
    public void Forget(string node)
    {
        lock (gate)
            nodes.Remove(node);
    }
}
