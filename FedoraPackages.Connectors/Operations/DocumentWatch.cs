using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Operations;

/// <summary>Looks every second whether a document has changed: a notification may get lost.</summary>
internal sealed class DocumentWatch(IEnumerable<ISharedDocument> documents, TimeProvider clock, ILogger<DocumentWatch> log) : BackgroundService
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
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.DocumentNotRead(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
