using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Asks what is watched whenever this worker begins to hear: what the web nodes have said before, it does not know.</summary>
internal sealed class WatchedInquiry(BusLink link, PanelBus bus) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.Returned += Ask;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        link.Returned -= Ask;
        return Task.CompletedTask;
    }

    private void Ask() => _ = AskAsync();

    private async Task AskAsync()
    {
        try
        {
            await bus.AskWhatIsWatchedAsync(CancellationToken.None);
        }
        catch (BusAwayException)
        {
            // Asked again when it is back; and the nodes say it by themselves every thirty seconds.
        }
    }
}
