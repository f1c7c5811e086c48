using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>
/// Finds out which tests hold updates. Bodhi asks another service for it, which may take its time or be away: that must take neither the
/// updates away nor the next question to Bodhi, so after a failure nothing is asked for a while.
/// </summary>
internal sealed partial class HeldTests(BodhiApi bodhi, TimeProvider clock, ILogger<HeldTests> log)
{
    private const int Most = 10;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private long failedAt;

    public async Task<ImmutableArray<BodhiUpdate>> AddAsync(IReadOnlyList<BodhiUpdate> updates, CancellationToken ct)
    {
        var held = updates.Where(IsHeld).Take(Most).ToList();
        if (held.Count == 0 || (Volatile.Read(ref failedAt) is not 0 and var last && clock.GetElapsedTime(last) < Rest))
            return [.. updates];
        var unmet = new Dictionary<string, ImmutableArray<UnmetTest>>(StringComparer.Ordinal);
        using var budget = new CancellationTokenSource(Budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, budget.Token);
        try
        {
            foreach (var update in held)
                unmet[update.Alias] = await bodhi.GetAsync($"updates/{update.Alias}/get-test-results", GatingResults.Read, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is UpstreamException { Problem: not UpstreamProblem.Paused } or OperationCanceledException && !ct.IsCancellationRequested)
        {
            Volatile.Write(ref failedAt, clock.GetTimestamp());
            LogNoTests(log, e.Message);
        }

        return [.. updates.Select(u => unmet.TryGetValue(u.Alias, out var of) ? u with { Unmet = of } : u)];
    }

    private static bool IsHeld(BodhiUpdate update) =>
        update.Status is UpdateStatus.Pending or UpdateStatus.Testing && update.Gating is GatingStatus.Failed or GatingStatus.Waiting or GatingStatus.Running;

    [LoggerMessage(1601, LogLevel.Debug, "Bodhi could not say which tests hold updates: {Reason}")]
    private static partial void LogNoTests(ILogger log, string reason);
}
