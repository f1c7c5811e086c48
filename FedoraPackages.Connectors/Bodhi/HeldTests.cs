using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>
/// Finds out which tests hold updates. Bodhi asks another service for it, which may take its time or be away: that must take neither the
/// updates away nor the next question to Bodhi, so after some failures in a row nothing is asked for a while. What could not be asked is
/// said to be unknown, and never that there is nothing.
/// </summary>
internal sealed class HeldTests(BodhiApi bodhi, TimeProvider clock, ILogger<HeldTests> log)
{
    private const int Most = 10;
    private const int MostFailures = 3;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private int failures;
    private long failedAt;

    public async Task<ImmutableArray<BodhiUpdate>> AddAsync(IReadOnlyList<BodhiUpdate> updates, CancellationToken ct)
    {
        var found = new Dictionary<string, BodhiUpdate>(StringComparer.Ordinal);
        using var budget = new CancellationTokenSource(Budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, budget.Token);
        foreach (var update in updates.Where(IsHeld).Take(Most))
            found[update.Alias] = await AskAsync(update, either.Token, ct).ConfigureAwait(false);
        return [.. updates.Select(u => found.GetValueOrDefault(u.Alias, u))];
    }

    private async Task<BodhiUpdate> AskAsync(BodhiUpdate update, CancellationToken limited, CancellationToken ct)
    {
        if (Rests || limited.IsCancellationRequested)
            return update with { TestsUnknown = true };
        try
        {
            var unmet = await bodhi.DetailAsync($"updates/{update.Alias}/get-test-results", GatingResults.Read, limited).ConfigureAwait(false);
            Volatile.Write(ref failures, 0);
            return update with { Unmet = unmet };
        }
        catch (UpstreamException e) when (e.Problem == UpstreamProblem.Refused)
        {
            // Where tests hold nothing, or not this update, there is nothing to know.
            return update;
        }
        catch (Exception e) when (e is UpstreamException { Problem: not UpstreamProblem.Paused } or OperationCanceledException && !ct.IsCancellationRequested)
        {
            Volatile.Write(ref failedAt, clock.GetTimestamp());
            Interlocked.Increment(ref failures);
            log.TestsNotSaid(e.Message);
            return update with { TestsUnknown = true };
        }
    }

    private bool Rests => Volatile.Read(ref failures) >= MostFailures && clock.GetElapsedTime(Volatile.Read(ref failedAt)) < Rest;

    private static bool IsHeld(BodhiUpdate update) =>
        update.Status is UpdateStatus.Pending or UpdateStatus.Testing && update.Gating is GatingStatus.Failed or GatingStatus.Waiting or GatingStatus.Running;
}
