using System.Diagnostics;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// Stores the marks of messages. One write is under way at a time, and what comes meanwhile goes together into the next: so a message by
/// itself is written at once, and of a burst a write has as many as came during the one before. What somebody looks at goes first.
/// </summary>
/// <param name="mostMessages">In one write; with one, each is written by itself.</param>
internal sealed class MarkWriter(IPanelStore store, IPanelSignals signals, WatchedKeys watched, int mostMessages = int.MaxValue, PanelMetrics? metrics = null)
{
    /// <summary>Some milliseconds in which the store does nothing else.</summary>
    private const int MostKeys = 500;

    /// <summary>A write of no more keys is over so soon that nobody needs one of their own.</summary>
    private const int Few = 32;

    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private bool writing;
    private Task waking = Task.CompletedTask;

    /// <summary>Done when all of them are stored.</summary>
    public async Task WriteAsync(IReadOnlyList<PanelMark> marks, CancellationToken ct)
    {
        var mine = new Waiting(marks);
        bool begins;
        lock (gate)
        {
            waiting.Add(mine);
            begins = !writing;
            writing = true;
        }

        if (begins)
            _ = WriteAllAsync();
        await mine.Stored.Task.WaitAsync(ct);
    }

    private async Task WriteAllAsync()
    {
        // Of all messages that come meanwhile, and not of the one that began.
        Activity.Current = null;
        while (Next() is { } some)
        {
            await WriteAsync(some);
            // Who began goes on with its own business, however many have come meanwhile.
            await Task.Yield();
        }
    }

    private List<Waiting>? Next()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                writing = false;
                return null;
            }

            var (some, keys) = (new List<Waiting>(), new HashSet<PanelKey>());
            foreach (var one in waiting.OrderBy(w => w.Marks.Any(m => watched.Contains(m.Key)) ? 0 : 1))
            {
                if (some.Count > 0 && (some.Count == mostMessages || keys.Count + one.Marks.Count > MostKeys))
                    break;
                some.Add(one);
                keys.UnionWith(one.Marks.Select(m => m.Key));
            }

            var taken = some.ToHashSet();
            waiting.RemoveAll(taken.Contains);
            return some;
        }
    }

    private async Task WriteAsync(List<Waiting> some)
    {
        try
        {
            await WriteAsync([.. some.SelectMany(w => w.Marks)]);
            some.ForEach(w => w.Stored.TrySetResult());
        }
        catch (Exception e) when (e is StoreAwayException || some.Count == 1)
        {
            some.ForEach(w => w.Stored.TrySetException(e));
        }
        catch (Exception)
        {
            // One of them is what the store cannot take. The others are not to go to the queue of errors with it.
            foreach (var one in some)
                await WriteAsync([one]);
        }
    }

    private async Task WriteAsync(IReadOnlyList<PanelMark> marks)
    {
        // Asked once for each key, so that all its marks say the same.
        var looked = marks.Select(m => m.Key).Distinct().Where(watched.Contains).ToHashSet();
        var merged = MergedMarks.Of(marks.Select(m => looked.Contains(m.Key) && m.Lane > RefreshLane.Watched ? m with { Lane = RefreshLane.Watched } : m));
        if (merged.Count <= Few)
        {
            await StoreAsync(merged);
            metrics?.Marks(marks.Count, merged.Count);
            return;
        }

        foreach (var some in merged.Where(m => looked.Contains(m.Key)).Chunk(MostKeys))
            await StoreAsync(some);
        foreach (var some in merged.Where(m => !looked.Contains(m.Key)).Chunk(MostKeys))
            await StoreAsync(some);
        metrics?.Marks(marks.Count, merged.Count);
    }

    private async Task StoreAsync(IReadOnlyList<PanelMark> marks)
    {
        if (await store.MarkAsync(marks, CancellationToken.None))
            await WakeAsync(marks.Min(m => m.Lane));
        // Somebody may have begun to look between the asking and the storing, and has then hastened nothing.
        var late = marks.Where(m => m.Lane == RefreshLane.Background && watched.Contains(m.Key)).Select(m => PanelMark.Hastening(m.Key)).ToList();
        if (late.Count > 0 && await store.MarkAsync(late, CancellationToken.None))
            await WakeAsync(RefreshLane.Watched);
    }

    // The next write need not wait for this wake, but the next wake does: no more than one is under way, however slow our bus.
    private async Task WakeAsync(RefreshLane lane)
    {
        await waking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        waking = signals.TryWakeAsync(lane, CancellationToken.None);
    }

    private sealed class Waiting(IReadOnlyList<PanelMark> marks)
    {
        public IReadOnlyList<PanelMark> Marks => marks;

        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
