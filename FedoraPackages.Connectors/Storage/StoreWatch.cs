using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Connectors.Storage;

/// <summary>The one place that asks the store every second whether it is there, and whether it is still in the same life.</summary>
internal sealed class StoreWatch(IPanelStore store, StoreLink link, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                link.Answered(await store.LifeAsync(stoppingToken).ConfigureAwait(false));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                link.Lost(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
