using System.Collections.Concurrent;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Tests.Connectors.Panels;

/// <summary>Notes what was signalled, and passes it on where a test wires it.</summary>
internal sealed class RecordingSignals : IPanelSignals
{
    public ConcurrentQueue<(PanelKey Key, long Generation)> Refreshed { get; } = [];

    /// <summary>What has been said to be looked at.</summary>
    public ConcurrentQueue<(IReadOnlyList<PanelKey> Keys, IReadOnlyList<PanelKey>? Gone)> Said { get; } = [];

    public ConcurrentQueue<RefreshLane> Marked { get; } = [];

    public Func<Task> OnMarked { get; set; } = () => Task.CompletedTask;

    public Func<PanelKey, long, Task> OnRefreshed { get; set; } = (_, _) => Task.CompletedTask;

    public Task MarkedAsync(RefreshLane lane, CancellationToken ct)
    {
        Marked.Enqueue(lane);
        return OnMarked();
    }

    public Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct)
    {
        Refreshed.Enqueue((key, generation));
        return OnRefreshed(key, generation);
    }

    public Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey>? gone, CancellationToken ct)
    {
        Said.Enqueue((keys, gone));
        return Task.CompletedTask;
    }
}
