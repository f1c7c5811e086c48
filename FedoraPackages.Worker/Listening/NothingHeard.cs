using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Listening;

/// <summary>Says at the start that nobody tells this site what changes, and which settings would.</summary>
internal sealed class NothingHeard(ILogger<NothingHeard> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.NothingListenedTo();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
