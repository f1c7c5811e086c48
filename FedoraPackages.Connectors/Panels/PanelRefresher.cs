using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// The worker's door: gathers a leased panel, swaps it in, tells the web nodes, and gives the lease back, in this order: whatever dies
/// between two of these steps, the mark still stands.
/// </summary>
internal sealed partial class PanelRefresher(
    IPanelStore store,
    IEnumerable<IPanelSource> sources,
    IPanelSignals signals,
    PanelMetrics metrics,
    RefreshTimings timings,
    TimeProvider clock,
    ILogger<PanelRefresher> log)
{
    private readonly Dictionary<string, IPanelSource> sources = sources.ToDictionary(s => s.Kind.Name);

    public async Task RefreshAsync(PanelLease lease, CancellationToken ct)
    {
        if (!sources.TryGetValue(lease.Key.Kind, out var source))
        {
            // Marked by another version of this program.
            await store.FinishAsync(lease, RefreshEnd.Done, ct).ConfigureAwait(false);
            return;
        }

        var held = HeldLease.Begin(store, lease, timings, clock, ct);
        await using var released = held.ConfigureAwait(false);
        try
        {
            var (answer, failure) = await GatherAsync(lease, source, held.Token).ConfigureAwait(false);
            if (answer is not null)
            {
                var swap = await store.SwapAsync(lease, source.Kind.Schema, answer, held.Token).ConfigureAwait(false);
                await EndAsync(lease, swap, Lag(lease, answer), held.Token).ConfigureAwait(false);
            }
            else
            {
                var swap = await store.SwapFailureAsync(lease, source.Kind.Schema, failure!, held.Token).ConfigureAwait(false);
                await EndAsync(lease, swap, new RefreshEnd(BackOff.AfterFailure(lease), lease.Facts, Failed: true), held.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (held.IsLost)
        {
            metrics.Refresh(lease.Key.Kind, "lost");
            LogLost(log, lease.Key);
        }
    }

    private async Task<(PanelAnswer? Answer, PanelFailure? Failure)> GatherAsync(PanelLease lease, IPanelSource source, CancellationToken ct)
    {
        try
        {
            return (await source.GatherAsync(lease.Key, ct).ConfigureAwait(false), null);
        }
        catch (UpstreamException e)
        {
            LogUpstream(log, lease.Key, e.Problem, e.Message, e.Detail);
            return (null, new PanelFailure(source.Service, e.Message, clock.GetUtcNow()));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogUnexpected(log, lease.Key, e);
            return (null, new PanelFailure(source.Service, "its answer could not be read", clock.GetUtcNow()));
        }
    }

    private async Task EndAsync(PanelLease lease, SwapResult swap, RefreshEnd end, CancellationToken ct)
    {
        metrics.Refresh(lease.Key.Kind, !swap.Written ? "lost" : end.Failed ? "failed" : swap.Changed ? "changed" : "unchanged");
        if (!swap.Written)
            return;
        if (swap.Changed || lease.Unannounced is not null)
            await signals.RefreshedAsync(lease.Key, swap.Generation, ct).ConfigureAwait(false);
        await store.FinishAsync(lease, end, ct).ConfigureAwait(false);
    }

    private RefreshEnd Lag(PanelLease lease, PanelAnswer answer)
    {
        IReadOnlyList<Fact> unshown = [.. lease.Facts.Where(f => !answer.Shows(f))];
        if (unshown.Count == 0)
            return RefreshEnd.Done;
        if (BackOff.AfterLag(lease) is { } again)
            return new RefreshEnd(again, unshown, Failed: false);
        metrics.LagAccepted(unshown.Count);
        LogLagAccepted(log, lease.Key, unshown[0].Words);
        return RefreshEnd.Done;
    }

    [LoggerMessage(110, LogLevel.Warning, "{Key}: {Problem}: {Reason}; the service said: {Detail}")]
    private static partial void LogUpstream(ILogger log, PanelKey key, UpstreamProblem problem, string reason, string? detail);

    [LoggerMessage(111, LogLevel.Error, "{Key} could not be gathered")]
    private static partial void LogUnexpected(ILogger log, PanelKey key, Exception e);

    [LoggerMessage(112, LogLevel.Information, "The lease of {Key} was lost; what was gathered is dropped")]
    private static partial void LogLost(ILogger log, PanelKey key);

    [LoggerMessage(113, LogLevel.Information, "{Key} never showed what a message said: {Fact}")]
    private static partial void LogLagAccepted(ILogger log, PanelKey key, string fact);
}
