using System.Diagnostics;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Telemetry;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// The worker's door: gathers a leased panel, swaps it in, tells the web nodes, and gives the lease back, in this order: whatever dies
/// between two of these steps, the mark still stands.
/// </summary>
internal sealed class PanelRefresher(
    IPanelStore store,
    IEnumerable<IPanelSource> sources,
    IPanelSignals signals,
    PanelMetrics metrics,
    RefreshTimings timings,
    TimeProvider clock,
    ILogger<PanelRefresher> log)
{
    private const int TriesForAnotherVersion = 10;

    private static readonly TimeSpan ForAnotherVersion = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string, int), IPanelSource> sources = sources.ToDictionary(s => (s.Kind.Name, s.Kind.Schema));

    public async Task RefreshAsync(PanelLease lease, CancellationToken ct)
    {
        if (!sources.TryGetValue((lease.Key.Kind, lease.Key.Schema), out var source))
        {
            // Marked by another version of this program, whose workers may be there too, or may be gone for good.
            var end = lease.Attempts < TriesForAnotherVersion ? new RefreshEnd(ForAnotherVersion, [], Failed: true) : RefreshEnd.Done;
            await store.FinishAsync(lease, end, ct).ConfigureAwait(false);
            return;
        }

        using var span = Spans.BeginAfter(lease.Trace, "refresh", ActivityKind.Consumer).With("panel", lease.Key.ToString()).With("kind", lease.Key.Kind);
        var began = clock.GetTimestamp();
        try
        {
            await RefreshAsync(lease, source, ct).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
        finally
        {
            metrics.RefreshTook(lease.Key.Kind, clock.GetElapsedTime(began));
        }
    }

    private async Task RefreshAsync(PanelLease lease, IPanelSource source, CancellationToken ct)
    {
        var held = HeldLease.Begin(store, lease, timings, clock, ct);
        await using var released = held.ConfigureAwait(false);
        try
        {
            var (answer, failure) = await GatherAsync(lease, source, held.Token).ConfigureAwait(false);
            if (answer is not null)
            {
                var swap = await SwapAsync(() => store.SwapAsync(lease, answer, held.Token)).ConfigureAwait(false);
                await EndAsync(lease, swap, Lag(lease, answer), held.Token).ConfigureAwait(false);
            }
            else if (failure is UpstreamException { Problem: UpstreamProblem.Paused } paused)
            {
                Ended(lease, "parked");
                await store.FinishAsync(lease, RefreshEnd.Parked(paused.Service), held.Token).ConfigureAwait(false);
            }
            else
            {
                await FailAsync(lease, source, failure!, held.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (held.IsLost)
        {
            Ended(lease, "lost");
            log.LeaseLost(lease.Key);
        }
    }

    private async Task<(PanelAnswer? Answer, Exception? Failure)> GatherAsync(PanelLease lease, IPanelSource source, CancellationToken ct)
    {
        try
        {
            return (await source.GatherAsync(lease.Key, new KeptAnswer(token => KeptAsync(lease.Key, token)), ct).ConfigureAwait(false), null);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return (null, e);
        }
    }

    private async Task<byte[]?> KeptAsync(PanelKey key, CancellationToken ct) => (await store.ReadAsync(key, ct).ConfigureAwait(false))?.Value;

    private async Task FailAsync(PanelLease lease, IPanelSource source, Exception why, CancellationToken ct)
    {
        var upstream = why as UpstreamException;
        var failure = new PanelFailure(source.Service, upstream?.Message ?? "its answer could not be read", clock.GetUtcNow());
        var swap = await SwapAsync(() => store.SwapFailureAsync(lease, failure, ct)).ConfigureAwait(false);
        // An outage is told when it begins, not at every attempt.
        if (swap.Changed && upstream is not null)
            log.NotGathered(lease.Key, upstream.Problem, upstream.Message, upstream.Detail);
        else if (swap.Changed)
            log.GatheringBroke(lease.Key, why);
        await EndAsync(lease, swap, new RefreshEnd(BackOff.AfterFailure(lease), [], Failed: true), ct).ConfigureAwait(false);
    }

    private async Task EndAsync(PanelLease lease, SwapResult swap, RefreshEnd end, CancellationToken ct)
    {
        Ended(lease, !swap.Written ? "lost" : end.Failed ? "failed" : swap.Changed ? "changed" : "unchanged");
        if (!swap.Written)
        {
            log.LeaseLost(lease.Key);
            return;
        }

        if (swap.Changed || lease.Unannounced is not null)
            await TellAsync(lease.Key, swap.Generation, ct).ConfigureAwait(false);
        await store.FinishAsync(lease, end, ct).ConfigureAwait(false);
    }

    private static async Task<SwapResult> SwapAsync(Func<Task<SwapResult>> swap)
    {
        using var span = Spans.Begin("swap");
        var result = await swap().ConfigureAwait(false);
        span?.SetTag("generation", result.Generation).SetTag("changed", result.Changed);
        return result;
    }

    private async Task TellAsync(PanelKey key, long generation, CancellationToken ct)
    {
        using var span = Spans.Begin("notify", ActivityKind.Producer).With("panel", key.ToString());
        await signals.RefreshedAsync(key, generation, ct).ConfigureAwait(false);
    }

    private void Ended(PanelLease lease, string outcome)
    {
        metrics.Refresh(lease.Key.Kind, outcome);
        Spans.Current?.SetTag("outcome", outcome);
    }

    private RefreshEnd Lag(PanelLease lease, PanelAnswer answer)
    {
        var unshown = lease.Expected.Where(e => !answer.Shows(e.Fact)).ToList();
        if (!answer.Whole && !unshown.Exists(e => e.Fact is DetailsMissing))
            unshown.Add(new Expectation(new DetailsMissing(lease.Key.Package, clock.GetUtcNow()), 0));
        var waited = unshown.Where(e => BackOff.AfterLag(e) is not null).ToList();
        if (unshown.Count > waited.Count)
        {
            metrics.LagAccepted(unshown.Count - waited.Count);
            log.LagAccepted(lease.Key, unshown.First(e => !waited.Contains(e)).Fact.Words);
        }

        return waited.Count == 0
            ? RefreshEnd.Done
            : new RefreshEnd(waited.Min(e => BackOff.AfterLag(e)), [.. waited.Select(e => e with { Lagged = e.Lagged + 1 })], Failed: false);
    }
}
