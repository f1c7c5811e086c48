using System.Diagnostics;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Passes signals on, and remembers when a panel was last said to have changed.</summary>
internal sealed class StampedSignals(IPanelSignals inner) : IPanelSignals
{
    private long lastRefreshed;

    public long LastRefreshed => Volatile.Read(ref lastRefreshed);

    public Task MarkedAsync(RefreshLane lane, CancellationToken ct) => inner.MarkedAsync(lane, ct);

    public Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct)
    {
        Volatile.Write(ref lastRefreshed, Stopwatch.GetTimestamp());
        return inner.RefreshedAsync(key, generation, ct);
    }

    public Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey>? gone, CancellationToken ct) =>
        inner.WatchedAsync(node, keys, gone, ct);
}
