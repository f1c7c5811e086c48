using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Says once that store and bus have been reached: from then on this worker works.</summary>
internal sealed class WorkerReady(StoreLink store, BusLink bus, ILogger<WorkerReady> log) : IHostedService
{
    private int said;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Changed += Look;
        bus.Returned += Look;
        Look();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        store.Changed -= Look;
        bus.Returned -= Look;
        return Task.CompletedTask;
    }

    private void Look()
    {
        if (store.Life is not null && bus.HasBeenReady && Interlocked.Exchange(ref said, 1) == 0)
            log.WorkerReady();
    }
}
