using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// The one place that asks again what Fedora never announces about a watched panel, such as the tasks of a running build: the panel's
/// source says after what time, and only while somebody looks.
/// </summary>
internal sealed class WatchedPoll(
    WatchedKeys watched,
    IPanelStore store,
    IPanelSignals signals,
    IEnumerable<IPanelSource> sources,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<WatchedPoll> log) : AfterStart(lifetime, clock, log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly HashSet<(string, int)> kinds = [.. sources.Select(s => (s.Kind.Name, s.Kind.Schema))];

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [PollAsync];

    private async Task PollAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Look, Clock);
        while (await timer.WaitForNextTickAsync(ct))
            await LookAsync(ct);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var keys = watched.All();
        if (keys.Count == 0)
            return;
        var now = Clock.GetUtcNow();
        var due = from header in await store.HeadersAsync(keys, ct)
                  where header.PollAfter is { } after && header.CheckedAt + after <= now && kinds.Contains((header.Key.Kind, header.Key.Schema))
                  select new PanelMark(header.Key, RefreshLane.Watched, PanelCauses.StillRunning, [], MarkWhen.Idle);
        var marks = due.ToList();
        if (marks.Count > 0 && await store.MarkAsync(marks, ct))
            await signals.TryWakeAsync(RefreshLane.Watched, ct);
    }
}
