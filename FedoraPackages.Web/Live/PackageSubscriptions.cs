using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>
/// Which tab looks at which key. The bus never waits for a browser: the subscribers are copied under the lock and offered the
/// generation outside it; a subscriber that has not read the last one yet just gets the newer one.
/// </summary>
public sealed class PackageSubscriptions
{
    private readonly Lock gate = new();
    private readonly Dictionary<PanelKey, HashSet<Entry>> byKey = [];

    /// <summary>Raised, outside the lock, when a key gets its first subscriber or loses its last.</summary>
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
            return [.. byKey.Keys];
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

    private sealed class Entry(PackageSubscriptions owner, PanelKey key, Action<long> offer) : IDisposable
    {
        public PanelKey Key => key;

        public void Offer(long generation) => offer(generation);

        public void Dispose() => owner.Remove(this);
    }
}
