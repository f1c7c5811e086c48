using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Storage;

/// <summary>What a lease allows: prolonging it, writing under it, giving it back.</summary>
internal sealed partial class SqlitePanelStore
{
    private static readonly SwapResult Refused = new(Written: false, 0, Changed: false);

    public Task<bool> RenewAsync(PanelLease lease, CancellationToken ct) => InTransaction(() => Execute(
        "UPDATE todo SET lease_until = $until WHERE key = $key AND lease_number = $number AND lease_until IS NOT NULL",
        ("$until", Now() + (long)timings.Lease.TotalMicroseconds), ("$key", lease.Key.ToString()), ("$number", lease.Generation)) == 1);

    public Task<SwapResult> SwapAsync(PanelLease lease, int schema, PanelAnswer answer, CancellationToken ct) => InTransaction(() =>
    {
        if (!Holds(lease))
            return Refused;
        var now = Now();
        var kept = ReadEntry(lease.Key);
        if (kept is { Failure: null } && kept.Schema == schema && kept.Value.AsSpan().SequenceEqual(answer.Value))
        {
            Execute("UPDATE panels SET checked_at = $now, poll_after = $poll WHERE key = $key",
                ("$now", now), ("$poll", Poll(answer)), ("$key", lease.Key.ToString()));
            return new SwapResult(Written: true, kept.Generation, Changed: false);
        }

        var sameValue = kept is not null && kept.Schema == schema && kept.Value.AsSpan().SequenceEqual(answer.Value);
        long? changedAt = sameValue && kept!.ChangedAt is { } before ? Micros(before) : now;
        var written = Execute(
            """
            INSERT INTO panels (key, generation, schema, value, changed_at, checked_at, poll_after, cause)
            VALUES ($key, $generation, $schema, $value, $changed, $now, $poll, $cause)
            ON CONFLICT (key) DO UPDATE SET generation = excluded.generation, schema = excluded.schema, value = excluded.value,
                changed_at = excluded.changed_at, checked_at = excluded.checked_at, poll_after = excluded.poll_after, cause = excluded.cause,
                failure_service = NULL, failure_reason = NULL, failure_since = NULL
            WHERE excluded.generation > panels.generation
            """,
            ("$key", lease.Key.ToString()), ("$generation", lease.Generation), ("$schema", schema), ("$value", answer.Value),
            ("$changed", changedAt), ("$now", now), ("$poll", Poll(answer)), ("$cause", lease.Cause));
        return written == 1 ? Announce(lease) : Refused;
    });

    public Task<SwapResult> SwapFailureAsync(PanelLease lease, int schema, PanelFailure failure, CancellationToken ct) => InTransaction(() =>
    {
        if (!Holds(lease))
            return Refused;
        var kept = ReadEntry(lease.Key);
        if (kept?.Failure is not null)
        {
            Execute("UPDATE panels SET failure_service = $service, failure_reason = $reason WHERE key = $key",
                ("$service", failure.Service), ("$reason", failure.Reason), ("$key", lease.Key.ToString()));
            return new SwapResult(Written: true, kept.Generation, Changed: false);
        }

        var written = Execute(
            """
            INSERT INTO panels (key, generation, schema, value, cause, failure_service, failure_reason, failure_since)
            VALUES ($key, $generation, $schema, x'', $cause, $service, $reason, $since)
            ON CONFLICT (key) DO UPDATE SET generation = excluded.generation, failure_service = excluded.failure_service,
                failure_reason = excluded.failure_reason, failure_since = excluded.failure_since
            WHERE excluded.generation > panels.generation
            """,
            ("$key", lease.Key.ToString()), ("$generation", lease.Generation), ("$schema", schema), ("$cause", lease.Cause),
            ("$service", failure.Service), ("$reason", failure.Reason), ("$since", Micros(failure.Since)));
        return written == 1 ? Announce(lease) : Refused;
    });

    public Task FinishAsync(PanelLease lease, RefreshEnd end, CancellationToken ct) => InTransaction(() =>
    {
        if (ReadToDo(lease.Key) is { } row && row.LeaseNumber == lease.Generation && row.IsLeased)
            Save(row.Finish(lease, end, Now(), timings));
        return true;
    });

    private bool Holds(PanelLease lease) => ReadToDo(lease.Key) is { IsLeased: true } row && row.LeaseNumber == lease.Generation;

    // Noted with the swap: a worker that dies before it told anybody leaves the telling to the next one.
    private SwapResult Announce(PanelLease lease)
    {
        Execute("UPDATE todo SET unannounced = $generation WHERE key = $key", ("$generation", lease.Generation), ("$key", lease.Key.ToString()));
        return new SwapResult(Written: true, lease.Generation, Changed: true);
    }

    private static long? Poll(PanelAnswer answer) => answer.PollAfter is { } after ? (long)after.TotalMicroseconds : null;
}
