using FedoraPackages.Connectors.Operations;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Web.Admin.Reports;

/// <summary>Says every two seconds how this web node gets on.</summary>
internal sealed class NodeReporter(ISiteSignals signals, OpenTabs tabs, PackageSubscriptions subscriptions, IHostApplicationLifetime lifetime, TimeProvider clock)
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
            await signals.ReportAsync(new NodeReport(ProcessName.Own, since, tabs.Count, subscriptions.Keys().Count), stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
