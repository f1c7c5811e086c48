using System.Threading.Channels;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
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
    IEnumerable<UpstreamGauge> gauges,
    WatchedKeys watched,
    IPanelStore store,
    IPanelSignals signals,
    RefreshTimings timings,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ServicePauses> log) : AfterStart(lifetime, clock, log)
{
    private readonly Lock applying = new();
    private bool begun;
    private readonly Dictionary<string, string> services = sources.ToDictionary(s => s.Kind.Name, s => s.Service);
    private readonly Channel<string> resumed = Channel.CreateUnbounded<string>();
    private readonly Channel<(string Service, long At)> released = Channel.CreateUnbounded<(string, long)>();

    /// <summary>Before anything is asked.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
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
        await base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        controls.Changed -= Apply;
        return base.StopAsync(cancellationToken);
    }

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [ReleaseAsync, ReleaseAgainAsync];

    // It may be told twice at once, and the last word counts.
    private void Apply()
    {
        lock (applying)
        {
            foreach (var gate in gates)
                Apply(gate, controls.Current.PauseOf(gate.Service) is not null);
        }
    }

    private void Apply(UpstreamGate gate, bool paused)
    {
        if (paused && gate.IsOpen)
        {
            gate.Close();
            Logger.ServicePaused(gate.Service);
        }
        else if (!paused && !gate.IsOpen)
        {
            gate.Open();
            Logger.ServiceResumed(gate.Service);
            resumed.Writer.TryWrite(gate.Service);
        }
    }

    private async Task ReleaseAsync(CancellationToken ct)
    {
        // A service may have gone on while no worker was there. Asked once: what the store does not take now stands first in the queue.
        if (!begun)
        {
            begun = true;
            foreach (var open in gates.Where(g => g.IsOpen))
                resumed.Writer.TryWrite(open.Service);
        }

        while (await resumed.Reader.WaitToReadAsync(ct) && resumed.Reader.TryPeek(out var service))
        {
            // Those who look first: everything else may be much.
            var seen = watched.All().Where(key => services.GetValueOrDefault(key.Kind) == service).ToList();
            await store.MarkAsync([.. seen.Select(key => PanelMark.Insisting(key, RefreshLane.Watched, PanelCauses.GoesOn(service)))], ct);
            await signals.TryWakeAsync(RefreshLane.Watched, ct);
            await UnparkAsync(service, ct);
            released.Writer.TryWrite((service, Clock.GetTimestamp()));
            resumed.Reader.TryRead(out _);
        }
    }

    /// <summary>Once more, for what this worker, or one that had not heard of it yet, was about to park just then.</summary>
    private async Task ReleaseAgainAsync(CancellationToken ct)
    {
        while (await released.Reader.WaitToReadAsync(ct) && released.Reader.TryPeek(out var again))
        {
            var (service, at) = again;
            if (timings.Lease - Clock.GetElapsedTime(at) is { Ticks: > 0 } left)
                await Task.Delay(left, Clock, ct);
            if (controls.Current.PauseOf(service) is null)
                await UnparkAsync(service, ct);
            released.Reader.TryRead(out _);
        }
    }

    private async Task UnparkAsync(string service, CancellationToken ct)
    {
        var perSecond = gauges.Select(g => g.Read()).First(s => s.Service == service).BulkPerSecond;
        if (await store.UnparkAsync(service, perSecond, ct) == 0)
            return;
        await signals.TryWakeAsync(RefreshLane.Watched, ct);
        await signals.TryWakeAsync(RefreshLane.Background, ct);
    }
}
