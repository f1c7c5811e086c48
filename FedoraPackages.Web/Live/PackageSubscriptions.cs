using System.Threading.Channels;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>
/// Which tab looks at which key. The bus never waits for a browser: the subscribers are copied under the lock and offered the
/// generation outside it; a subscriber that has not read the last one yet just gets the newer one.
/// </summary>
public sealed class PackageSubscriptions
{
    private readonly Lock gate = new();
    private readonly Dictionary<PanelKey, HashSet<Subscription>> byKey = [];

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

    /// <summary>Subscribe first, read second; dispose what you subscribed.</summary>
    public Subscription Subscribe(PanelKey key)
    {
        var subscription = new Subscription(this, key);
        bool first;
        lock (gate)
        {
            first = !byKey.TryGetValue(key, out var subscribers);
            (subscribers ??= byKey[key] = []).Add(subscription);
        }

        if (first)
            KeysChanged?.Invoke();
        return subscription;
    }

    /// <summary>Offers a generation to everybody who looks at the key. Never waits.</summary>
    public void Publish(PanelKey key, long generation)
    {
        Subscription[] subscribers;
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var found))
                return;
            subscribers = [.. found];
        }

        foreach (var subscriber in subscribers)
            subscriber.Offer(generation);
    }

    private void Remove(Subscription subscription)
    {
        bool last;
        lock (gate)
        {
            if (!byKey.TryGetValue(subscription.Key, out var subscribers) || !subscribers.Remove(subscription))
                return;
            last = subscribers.Count == 0;
            if (last)
                byKey.Remove(subscription.Key);
        }

        if (last)
            KeysChanged?.Invoke();
    }

    /// <summary>One tab's interest in one key: a channel that holds only the newest generation offered.</summary>
    public sealed class Subscription(PackageSubscriptions owner, PanelKey key) : IDisposable
    {
        private readonly Channel<long> channel = Channel.CreateBounded<long>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public PanelKey Key => key;

        public ChannelReader<long> Generations => channel.Reader;

        internal void Offer(long generation) => channel.Writer.TryWrite(generation);

        public void Dispose()
        {
            owner.Remove(this);
            channel.Writer.TryComplete();
        }
    }
}
