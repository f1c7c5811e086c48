using System.Collections.Concurrent;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// First-level memory of one web node: read panels, as objects, bounded in size. It refuses anything older than the highest generation
/// announced, and asks the store again for what it read more than <see cref="Trust"/> ago, so that a lost notification heals.
/// </summary>
public sealed class PanelMemory(TimeProvider clock) : IDisposable
{
    /// <summary>How long an entry is believed without hearing of it again.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    /// <summary>In bytes of kept values; the objects take about three times as much.</summary>
    private const long Limit = 64L << 20;

    private readonly MemoryCache entries = new(new MemoryCacheOptions { SizeLimit = Limit, CompactionPercentage = 0.1 }, NullLoggerFactory.Instance);
    private readonly ConcurrentDictionary<PanelKey, long> floors = new();
    private readonly ConcurrentDictionary<PanelKey, TaskCompletionSource> waiters = new();

    /// <summary>The panel as last read, unless something newer has been announced or it is too long ago.</summary>
    public Panel<T>? Get<T>(PanelKey key)
        where T : class =>
        entries.TryGetValue(key, out Entry? entry) && !entry!.Distrusted && clock.GetElapsedTime(entry.ReadAt) < Trust && entry.Generation >= Announced(key)
            ? entry.Panel as Panel<T>
            : null;

    /// <summary>The panel as last read, however long ago: better than nothing where the store has nothing to say.</summary>
    public Panel<T>? Last<T>(PanelKey key)
        where T : class =>
        entries.TryGetValue(key, out Entry? entry) ? entry!.Panel as Panel<T> : null;

    /// <summary>Remembers a panel that was read; an older one than announced is not remembered.</summary>
    public void Put<T>(Panel<T> panel, int size)
        where T : class
    {
        if (IsOutdated(panel.Key, panel.Generation))
            return;
        entries.Set(panel.Key, new Entry(panel, panel.Generation, panel.CheckedAt, clock.GetTimestamp()), new MemoryCacheEntryOptions { Size = size + 256 });
    }

    /// <summary>A panel changed: nothing older counts from now on, and whoever waits for it may read.</summary>
    public void Announce(PanelKey key, long generation)
    {
        floors.AddOrUpdate(key, generation, (_, floor) => Math.Max(floor, generation));
        if (waiters.TryRemove(key, out var waiter))
            waiter.TrySetResult();
    }

    /// <summary>Compares a kept panel with this node's copy, which does not count any more when it is another one or was checked since.</summary>
    public void Compare(PanelHeader header)
    {
        if (entries.TryGetValue(header.Key, out Entry? entry) && (entry!.Generation != header.Generation || entry.CheckedAt != header.CheckedAt))
            entry.Distrusted = true;
        Announce(header.Key, header.Generation);
    }

    /// <summary>Completes at the next announcement of the key. Ask before reading, so that nothing falls between.</summary>
    public Task NextAnnouncement(PanelKey key) =>
        waiters.GetOrAdd(key, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The highest generation heard of, announced or read; 0 when none has been.</summary>
    public long Newest(PanelKey key) => Math.Max(Announced(key), entries.TryGetValue(key, out Entry? entry) ? entry!.Generation : 0);

    /// <summary>True for what is older than announced.</summary>
    public bool IsOutdated(PanelKey key, long generation) => generation < Announced(key);

    public void Dispose() => entries.Dispose();

    private long Announced(PanelKey key) => floors.GetValueOrDefault(key);

    private sealed record Entry(object Panel, long Generation, DateTimeOffset? CheckedAt, long ReadAt)
    {
        public volatile bool Distrusted;
    }
}
