using System.Collections.Concurrent;
using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Web.Live;

/// <summary>What administrators have set that visitors see: which services are paused, and the banner. Tells the tabs of this node when that changes.</summary>
internal sealed class LiveControls : IDisposable
{
    private readonly SharedDocument<SiteControls> document;
    private readonly ConcurrentDictionary<Subscription, Action> subscribers = new();
    private SiteControls told;

    public LiveControls(SharedDocument<SiteControls> document)
    {
        this.document = document;
        told = document.Current;
        document.Changed += Tell;
    }

    public SiteBanner? Banner => document.Current.Banner;

    /// <summary>Since when a service is not asked; null while it is.</summary>
    public DateTimeOffset? PausedSince(string service) => document.Current.PauseOf(service)?.Since;

    /// <summary><paramref name="changed"/> must not wait. Dispose what you subscribed.</summary>
    public IDisposable Subscribe(Action changed)
    {
        var subscription = new Subscription(this);
        subscribers[subscription] = changed;
        return subscription;
    }

    public void Dispose() => document.Changed -= Tell;

    private void Tell()
    {
        var now = document.Current;
        var before = Interlocked.Exchange(ref told, now);
        if (before.Banner == now.Banner && before.Paused.SequenceEqual(now.Paused))
            return;
        foreach (var changed in subscribers.Values)
            changed();
    }

    private sealed class Subscription(LiveControls owner) : IDisposable
    {
        public void Dispose() => owner.subscribers.TryRemove(this, out _);
    }
}
