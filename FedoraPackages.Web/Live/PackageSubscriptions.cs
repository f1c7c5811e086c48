using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>
/// Which tab looks at which key. The bus never waits for a browser: the subscribers are copied under the lock and offered the
/// generation outside it; a subscriber that has not read the last one yet just gets the newer one. Whoever only listens, a program at the
/// hub, is told what changes, but nothing is gathered sooner or oftener for its sake: anybody may listen to everything.
/// </summary>
public sealed class PackageSubscriptions
{
    private readonly Lock gate = new();
    private readonly Dictionary<PanelKey, HashSet<Entry>> byKey = [];
    private readonly Dictionary<PanelKey, int> looking = [];

    /// <summary>Raised, outside the lock, when somebody begins to look at a key, or the last one has gone.</summary>
    public event Action? KeysChanged;

    /// <summary>How many subscriptions there are: back to zero when all tabs are gone.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return byKey.Values.Sum(s => s.Count);
        }
    }

    /// <summary>The keys somebody looks at.</summary>
    public IReadOnlyList<PanelKey> Keys()
    {
        lock (gate)
            return [.. looking.Keys];
    }

    /// <summary>True when somebody looks at it, or listens.</summary>
    public bool Has(PanelKey key)
    {
        lock (gate)
            return byKey.ContainsKey(key);
    }

    /// <summary>Subscribe first, read second; dispose what you subscribed. <paramref name="offer"/> notes the generation and must not wait.</summary>
    public IDisposable Subscribe(PanelKey key, Action<long> offer) => Add(new Entry(this, key, offer, looks: true));

    /// <summary>The same for whoever does not look at the panel, and only wants to hear of it.</summary>
    public IDisposable Listen(PanelKey key, Action<long> offer) => Add(new Entry(this, key, offer, looks: false));

    /// <summary>Offers a generation to everybody who looks at the key. Never waits.</summary>
    public void Publish(PanelKey key, long generation)
    {
        Entry[] subscribers;
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var found))
                return;
            subscribers = [.. found];
        }

        foreach (var subscriber in subscribers)
            subscriber.Offer(generation);
    }

    private Entry Add(Entry entry)
    {
        bool first;
        lock (gate)
        {
            if (!byKey.TryGetValue(entry.Key, out var subscribers))
                subscribers = byKey[entry.Key] = [];
            subscribers.Add(entry);
            first = entry.Looks && (looking[entry.Key] = looking.GetValueOrDefault(entry.Key) + 1) == 1;
        }

        if (first)
            KeysChanged?.Invoke();
        return entry;
    }

    private void Remove(Entry entry)
    {
        bool last;
        lock (gate)
        {
            if (!byKey.TryGetValue(entry.Key, out var subscribers) || !subscribers.Remove(entry))
                return;
            if (subscribers.Count == 0)
                byKey.Remove(entry.Key);
            last = entry.Looks && --looking[entry.Key] == 0;
            if (last)
                looking.Remove(entry.Key);
        }

        if (last)
            KeysChanged?.Invoke();
    }

    private sealed class Entry(PackageSubscriptions owner, PanelKey key, Action<long> offer, bool looks) : IDisposable
    {
        public PanelKey Key => key;

        public bool Looks => looks;

        public void Offer(long generation) => offer(generation);

        public void Dispose() => owner.Remove(this);
    }
}
