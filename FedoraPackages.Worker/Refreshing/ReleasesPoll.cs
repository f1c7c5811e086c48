using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Releases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// The one place that asks again which releases there are: nothing announces a freeze, a branching or an end of life, and every package's
/// matrix stands on them. When their tags are others than before, what was asked by the old ones is asked again.
/// </summary>
internal sealed class ReleasesPoll(
    IPanelStore store,
    IPanelSignals signals,
    InTurn inTurn,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ReleasesPoll> log) : AfterStart(lifetime, clock, log)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    private long seen;
    private string? tags;

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [PollAsync];

    private async Task PollAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Look, Clock);
        do
            await LookAsync(ct);
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var key = BodhiPanels.Releases.Site;
        if (await store.HeadersAsync([key], ct) is not [var header])
        {
            await MarkAsync([new PanelMark(key, RefreshLane.FirstView, PanelCauses.FirstStart, [], MarkWhen.Missing)], ct);
            return;
        }

        // By the store's own time, which a worker's clock may be far from.
        if (header.CheckedAt is { } at && (await store.CheckedSinceAsync(DateTimeOffset.MaxValue, ct)).Now >= at + Every)
            await MarkAsync([new PanelMark(key, RefreshLane.Background, PanelCauses.LookedAgain, [], MarkWhen.Idle)], ct);
        if (header.Generation != seen)
            await FollowAsync(key, header.Generation, ct);
    }

    private async Task FollowAsync(PanelKey key, long generation, CancellationToken ct)
    {
        var before = tags;
        // Null: not there yet, or of another version of this program.
        if (await store.ReadAsync(BodhiPanels.Releases, key, ct) is not { } list)
            return;
        var now = string.Join('|', list.Value.Releases.Select(r => $"{r.Name} {r.Tags}"));
        if (before is not null && before != now)
        {
            var kept = await store.KeysAsync(ct);
            var tagged = kept.Where(k => k.Kind == ReleasePanels.Tagged.Name && k.Schema == ReleasePanels.Tagged.Schema);
            await inTurn.MarkAsync(tagged, PanelCauses.ReleasesChanged, unlessGatheredSince: null, ct);
        }

        (tags, seen) = (now, generation);
    }

    private async Task MarkAsync(IReadOnlyList<PanelMark> marks, CancellationToken ct)
    {
        if (marks.Count > 0 && await store.MarkAsync(marks, ct))
            await signals.TryWakeAsync(marks[0].Lane, ct);
    }
}
