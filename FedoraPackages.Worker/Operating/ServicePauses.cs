using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Operating;

/// <summary>
/// Closes and opens the gates of the upstream services as administrators say. When a service goes on, what has waited for it is due at once,
/// and so is what somebody looks at, whether anything was said about it or not.
/// </summary>
internal sealed class ServicePauses(
    SharedDocument<SiteControls> controls,
    IEnumerable<UpstreamGate> gates,
    IEnumerable<IPanelSource> sources,
    WatchedKeys watched,
    IPanelStore store,
    IPanelSignals signals,
    ILogger<ServicePauses> log) : IHostedService
{
    private readonly Dictionary<string, string> services = sources.ToDictionary(s => s.Kind.Name, s => s.Service);
    private Task releasing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        controls.Changed += Apply;
        Apply();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        controls.Changed -= Apply;
        await releasing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Apply()
    {
        foreach (var gate in gates)
        {
            var pause = controls.Current.PauseOf(gate.Service);
            if (pause is not null && gate.IsOpen)
            {
                gate.Close();
                log.ServicePaused(gate.Service);
            }
            else if (pause is null && !gate.IsOpen)
            {
                gate.Open();
                log.ServiceResumed(gate.Service);
                releasing = ReleaseAsync(gate.Service, releasing);
            }
        }
    }

    private async Task ReleaseAsync(string service, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            // Those who look first: everything else may be much.
            var seen = watched.All().Where(key => services.GetValueOrDefault(key.Kind) == service).ToList();
            await store.MarkAsync([.. seen.Select(key => PanelMark.Insisting(key, RefreshLane.Watched, $"{service} goes on"))], CancellationToken.None);
            await signals.TryWakeAsync(RefreshLane.Watched, CancellationToken.None);
            await store.UnparkAsync(service, CancellationToken.None);
            await signals.TryWakeAsync(RefreshLane.Watched, CancellationToken.None);
            await signals.TryWakeAsync(RefreshLane.Background, CancellationToken.None);
        }
        catch (StoreAwayException)
        {
            // What is parked comes due by itself, some minutes later.
        }
        catch (Exception e)
        {
            log.NotReleased(service, e);
        }
    }
}
