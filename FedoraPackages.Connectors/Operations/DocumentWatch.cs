using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Connectors.Operations;

/// <summary>Looks every second whether a document has changed: a notification may get lost.</summary>
internal sealed class DocumentWatch(IEnumerable<ISharedDocument> documents, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                foreach (var document in documents)
                    await document.LookAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (StoreAwayException)
            {
                // Said once by the link to it; the copies count meanwhile.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
