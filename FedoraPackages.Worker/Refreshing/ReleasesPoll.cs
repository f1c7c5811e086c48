using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// The one place that asks again which releases there are: nothing announces a freeze, a branching or an end of life, and every package's
/// matrix stands on them.
/// </summary>
internal sealed class ReleasesPoll(
    IPanelStore store,
    IPanelSignals signals,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ReleasesPoll> log) : AfterStart(lifetime, clock, log)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

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
        var mark = await store.HeadersAsync([key], ct) is [var header]
            ? header.CheckedAt + Every <= Clock.GetUtcNow() ? new PanelMark(key, RefreshLane.Background, "looked again", [], MarkWhen.Idle) : null
            : new PanelMark(key, RefreshLane.FirstView, "first start", [], MarkWhen.Missing);
        if (mark is not null && await store.MarkAsync([mark], ct))
            await signals.TryWakeAsync(mark.Lane, ct);
    }
}
