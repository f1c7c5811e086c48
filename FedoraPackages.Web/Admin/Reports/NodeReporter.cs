using FedoraPackages.Connectors.Operations;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Web.Admin.Reports;

/// <summary>Says every two seconds how this web node gets on.</summary>
internal sealed class NodeReporter(
    ISiteSignals signals,
    OpenTabs tabs,
    PackageSubscriptions subscriptions,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<NodeReporter> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Our bus takes nothing before the host has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        var since = clock.GetUtcNow();
        using var timer = new PeriodicTimer(Every, clock);
        do
            await ReportAsync(since, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ReportAsync(DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            await signals.ReportAsync(new NodeReport(ProcessName.Own, since, tabs.Count, subscriptions.Keys().Count), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A background service that fails takes the whole node with it.
            Log.NodeNotReported(log, e);
        }
    }
}
