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
    private readonly Dictionary<string, HashSet<Listener>> byPackage = new(StringComparer.Ordinal);

    /// <summary>Raised, outside the lock, when somebody begins to look at a key, or the last one has gone.</summary>
    public event Action? KeysChanged;

    /// <summary>How many subscriptions there are: back to zero when all tabs are gone.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return byKey.Values.Sum(s => s.Count) + byPackage.Values.Sum(s => s.Count);
        }
    }

    /// <summary>The keys somebody looks at.</summary>
    public IReadOnlyList<PanelKey> Keys()
    {
        lock (gate)
            return [.. byKey.Keys];
    }

    /// <summary>True when somebody looks at it, or listens.</summary>
    public bool Has(PanelKey key)
    {
        lock (gate)
            return byKey.ContainsKey(key) || byPackage.ContainsKey(key.Package);
    }

    /// <summary>Subscribe first, read second; dispose what you subscribed. <paramref name="offer"/> notes the generation and must not wait.</summary>
    public IDisposable Subscribe(PanelKey key, Action<long> offer)
    {
        var entry = new Entry(this, key, offer);
        bool first;
        lock (gate)
        {
            first = !byKey.TryGetValue(key, out var subscribers);
            (subscribers ??= byKey[key] = []).Add(entry);
        }

        if (first)
            KeysChanged?.Invoke();
        return entry;
    }

    /// <summary>For whoever does not look, and only wants to hear of every panel of a package that changes.</summary>
    public IDisposable Listen(string package, Action<PanelKey, long> offer)
    {
        var listener = new Listener(this, package, offer);
        lock (gate)
        {
            if (!byPackage.TryGetValue(package, out var listeners))
                listeners = byPackage[package] = [];
            listeners.Add(listener);
        }

        return listener;
    }

    /// <summary>Offers a generation to everybody who looks at the key, or listens. Never waits.</summary>
    public void Publish(PanelKey key, long generation)
    {
        Entry[] subscribers;
        Listener[] listeners;
        lock (gate)
        {
            subscribers = byKey.TryGetValue(key, out var looking) ? [.. looking] : [];
            listeners = byPackage.TryGetValue(key.Package, out var listening) ? [.. listening] : [];
        }

        foreach (var subscriber in subscribers)
            subscriber.Offer(generation);
        foreach (var listener in listeners)
            listener.Offer(key, generation);
    }

    private void Remove(Entry entry)
    {
        bool last;
        lock (gate)
        {
            if (!byKey.TryGetValue(entry.Key, out var subscribers) || !subscribers.Remove(entry))
                return;
            last = subscribers.Count == 0;
            if (last)
                byKey.Remove(entry.Key);
        }

        if (last)
            KeysChanged?.Invoke();
    }

    private void Remove(Listener listener)
    {
        lock (gate)
        {
            if (byPackage.TryGetValue(listener.Package, out var listeners) && listeners.Remove(listener) && listeners.Count == 0)
                byPackage.Remove(listener.Package);
        }
    }

    private sealed class Entry(PackageSubscriptions owner, PanelKey key, Action<long> offer) : IDisposable
    {
        public PanelKey Key => key;

        public void Offer(long generation) => offer(generation);

        public void Dispose() => owner.Remove(this);
    }

    private sealed class Listener(PackageSubscriptions owner, string package, Action<PanelKey, long> offer) : IDisposable
    {
        public string Package => package;

        public void Offer(PanelKey key, long generation) => offer(key, generation);

        public void Dispose() => owner.Remove(this);
    }
}
