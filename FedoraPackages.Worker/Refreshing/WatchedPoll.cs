using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
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

    /// <summary>A gathering is written down with the time at which its writing began.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private readonly HashSet<(string, int)> kinds = [.. sources.Select(s => (s.Kind.Name, s.Kind.Schema))];

    /// <summary>When those that are looked at are to be asked again, by the store's time; null: not by us.</summary>
    private readonly Dictionary<PanelKey, DateTimeOffset?> turns = [];

    private DateTimeOffset since = DateTimeOffset.MaxValue;

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [PollAsync];

    private async Task PollAsync(CancellationToken ct)
    {
        // Begun again after an outage, it cannot say what it has missed.
        Forget();
        using var timer = new PeriodicTimer(Look, Clock);
        while (await timer.WaitForNextTickAsync(ct))
            await LookAsync(ct);
    }

    // What this costs goes by what is gathered and not by what is looked at.
    private async Task LookAsync(CancellationToken ct)
    {
        var keys = watched.All();
        foreach (var gone in turns.Keys.Where(key => !keys.Contains(key)).ToList())
            turns.Remove(gone);
        if (keys.Count == 0)
        {
            Forget();
            return;
        }

        var gathered = await store.CheckedSinceAsync(since, ct);
        await ReadAsync([.. keys.Where(key => !turns.ContainsKey(key)), .. gathered.Keys.Where(turns.ContainsKey)], ct);
        since = gathered.Now - Overlap;
        var due = turns.Where(turn => turn.Value <= gathered.Now).Select(turn => turn.Key).ToList();
        // Asked: its next turn is known when it has been gathered.
        foreach (var key in due)
            turns[key] = null;
        if (due.Count > 0
            && await store.MarkAsync([.. due.Select(key => new PanelMark(key, RefreshLane.Watched, PanelCauses.StillRunning, [], MarkWhen.Idle))], ct))
            await signals.TryWakeAsync(RefreshLane.Watched, ct);
    }

    private void Forget()
    {
        turns.Clear();
        since = DateTimeOffset.MaxValue;
    }

    private async Task ReadAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct)
    {
        if (keys.Count == 0)
            return;
        foreach (var key in keys)
            turns[key] = null;
        foreach (var header in await store.HeadersAsync(keys, ct))
        {
            if (kinds.Contains((header.Key.Kind, header.Key.Schema)))
                turns[header.Key] = header.CheckedAt + header.PollAfter;
        }
    }
}
