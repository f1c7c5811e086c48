using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Operating;

/// <summary>Says every two seconds how this worker gets on.</summary>
internal sealed class WorkerReporter(
    ISiteSignals signals,
    IEnumerable<UpstreamGauge> gauges,
    RefreshPump pump,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<WorkerReporter> log) : AfterStart(lifetime, clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [ReportAsync];

    private async Task ReportAsync(CancellationToken ct)
    {
        var since = Clock.GetUtcNow();
        using var timer = new PeriodicTimer(Every, Clock);
        do
            await signals.ReportAsync(new WorkerReport(ProcessName.Own, since, pump.Running, pump.Slots, [.. gauges.Select(g => g.Read())]), ct);
        while (await timer.WaitForNextTickAsync(ct));
    }
}
