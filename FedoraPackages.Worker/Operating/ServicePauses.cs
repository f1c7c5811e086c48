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
    RefreshTimings timings,
    TimeProvider clock,
    ILogger<ServicePauses> log) : IHostedService, IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<string, string> services = sources.ToDictionary(s => s.Kind.Name, s => s.Service);
    private Task releasing = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await controls.LookAsync(cancellationToken);
        }
        catch (StoreAwayException)
        {
            // Heard of within a second of its return.
        }

        controls.Changed += Apply;
        Apply();
        // A service may have gone on while no worker was there.
        foreach (var open in gates.Where(g => g.IsOpen))
            Release(open.Service);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        controls.Changed -= Apply;
        await stopping.CancelAsync();
        await releasing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    // It may be told twice at once, and the last word counts.
    private void Apply()
    {
        lock (gate)
            ApplyNow();
    }

    private void ApplyNow()
    {
        foreach (var of in gates)
        {
            var pause = controls.Current.PauseOf(of.Service);
            if (pause is not null && of.IsOpen)
            {
                of.Close();
                log.ServicePaused(of.Service);
            }
            else if (pause is null && !of.IsOpen)
            {
                of.Open();
                log.ServiceResumed(of.Service);
                Release(of.Service);
            }
        }
    }

    private void Release(string service)
    {
        lock (gate)
            releasing = Task.WhenAll(releasing, Task.Run(() => ReleaseAsync(service)));
    }

    private async Task ReleaseAsync(string service)
    {
        try
        {
            // Those who look first: everything else may be much.
            var seen = watched.All().Where(key => services.GetValueOrDefault(key.Kind) == service).ToList();
            await store.MarkAsync([.. seen.Select(key => PanelMark.Insisting(key, RefreshLane.Watched, $"{service} goes on"))], stopping.Token);
            await signals.TryWakeAsync(RefreshLane.Watched, stopping.Token);
            await UnparkAsync(service);
            // What this worker, or one that has not heard of it yet, was about to park just then.
            await Task.Delay(timings.Lease, clock, stopping.Token);
            if (controls.Current.PauseOf(service) is null)
                await UnparkAsync(service);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is parked comes due by itself.
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

    private async Task UnparkAsync(string service)
    {
        if (await store.UnparkAsync(service, stopping.Token) == 0)
            return;
        await signals.TryWakeAsync(RefreshLane.Watched, stopping.Token);
        await signals.TryWakeAsync(RefreshLane.Background, stopping.Token);
    }
}
