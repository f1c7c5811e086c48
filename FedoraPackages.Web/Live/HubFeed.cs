using System.Threading.Channels;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>
/// What one connection watches, and what it has not been told yet: at most one generation for each key, so a slow client holds
/// nothing up and gets the newest when it is ready.
/// </summary>
internal sealed class HubFeed(PackageSubscriptions subscriptions) : IDisposable
{
    /// <summary>How many packages one connection may watch.</summary>
    public const int MostPackages = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<string, IDisposable?> watched = new(StringComparer.Ordinal);
    private readonly Dictionary<PanelKey, long> untold = [];
    private readonly Dictionary<PanelKey, long> told = [];
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private bool closed;

    /// <summary>False when the connection watches as many packages as it may.</summary>
    public bool Watch(string package)
    {
        lock (gate)
        {
            if (closed || watched.ContainsKey(package))
                return true;
            if (watched.Count >= MostPackages)
                return false;
            watched[package] = null;
        }

        var begun = subscriptions.Listen(package, Note);
        lock (gate)
        {
            if (!closed && watched.ContainsKey(package))
            {
                watched[package] = begun;
                return true;
            }
        }

        begun.Dispose();
        return true;
    }

    public void Unwatch(string package)
    {
        IDisposable? begun;
        lock (gate)
        {
            watched.Remove(package, out begun);
            Forget(untold, package);
            Forget(told, package);
        }

        begun?.Dispose();
    }

    /// <summary>Hands out what is to be told, until the feed is closed.</summary>
    public async Task PumpAsync(Func<PanelNotice, CancellationToken, Task> tell, CancellationToken ct)
    {
        while (await bell.Reader.WaitToReadAsync(ct))
        {
            bell.Reader.TryRead(out _);
            foreach (var (key, generation) in TakeUntold())
                await tell(new PanelNotice(key.Kind, key.Package, generation, key.Scope), ct);
        }
    }

    public void Dispose()
    {
        IDisposable?[] all;
        lock (gate)
        {
            closed = true;
            all = [.. watched.Values];
            watched.Clear();
            untold.Clear();
        }

        foreach (var begun in all)
            begun?.Dispose();
        bell.Writer.TryComplete();
    }

    private void Note(PanelKey key, long generation)
    {
        lock (gate)
        {
            if (closed || !watched.ContainsKey(key.Package) || generation <= told.GetValueOrDefault(key))
                return;
            untold[key] = Math.Max(generation, untold.GetValueOrDefault(key));
        }

        bell.Writer.TryWrite(true);
    }

    private KeyValuePair<PanelKey, long>[] TakeUntold()
    {
        lock (gate)
        {
            var taken = untold.ToArray();
            untold.Clear();
            foreach (var (key, generation) in taken)
                told[key] = generation;
            return taken;
        }
    }

    private static void Forget(Dictionary<PanelKey, long> generations, string package)
    {
        foreach (var key in generations.Keys.Where(key => key.Package == package).ToList())
            generations.Remove(key);
    }
}
