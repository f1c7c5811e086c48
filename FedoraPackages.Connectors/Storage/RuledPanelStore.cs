using System.Security.Cryptography;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// What all stores have in common: every write is a rule (<see cref="PanelState"/>) applied to one key. A store only says how to load,
/// save and find.
/// </summary>
internal abstract class RuledPanelStore(RefreshTimings timings) : IPanelStore
{
    /// <summary>Each time another worker has got something; one that never gets anything looks again a little later.</summary>
    private const int MostTries = 100;

    /// <summary>Keys written at once where there are many: nobody else's step waits long for them.</summary>
    private const int AtOnce = 200;

    public abstract Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct);

    public abstract Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    public abstract Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct);

    public abstract Task<CheckedPanels> CheckedSinceAsync(DateTimeOffset since, CancellationToken ct);

    public abstract Task<TimeSpan?> NextDueAsync(ToDoShare share, CancellationToken ct);

    public abstract Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct);

    public abstract Task<IReadOnlyList<ToDoItem>> ToDoAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    public abstract Task<IReadOnlyList<ToDoItem>> FailingAsync(int most, CancellationToken ct);

    public abstract Task<ToDoCounts> CountAsync(CancellationToken ct);

    public abstract Task<IReadOnlyList<KeptSize>> SizesAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    public abstract Task RetireAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    public abstract Task<StoreLife> LifeAsync(CancellationToken ct);

    public abstract Task SettleAsync(StoreLife life, CancellationToken ct);

    public async Task<bool> MarkAsync(IReadOnlyCollection<PanelMark> marks, CancellationToken ct)
    {
        var steps = marks.Select(mark => new Step<bool>(mark.Key, (state, now) => state.Mark(mark, now, timings))).ToList();
        return (await ApplyAsync(steps, ct).ConfigureAwait(false)).Contains(true);
    }

    public async Task<PanelLease?> TakeAsync(ToDoShare share, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries && await FirstTakeableAsync(share, ct).ConfigureAwait(false) is { } key; tries++)
        {
            ct.ThrowIfCancellationRequested();
            if (await ApplyAsync(key, (state, now) => state.Take(share, now, timings), ct).ConfigureAwait(false) is { } lease)
                return lease;
            // Another worker was faster; or the order of the list says what the row does not: saved again, it is put right.
            await ApplyAsync(key, (state, _) => new Ruling<bool>(state with { ToDo = state.ToDo with { } }, true), ct).ConfigureAwait(false);
        }

        return null;
    }

    public Task<bool> RenewAsync(PanelLease lease, CancellationToken ct) =>
        ApplyAsync(lease.Key, (state, now) => state.Renew(lease, now, timings), ct);

    public Task<SwapResult> SwapAsync(PanelLease lease, PanelAnswer answer, CancellationToken ct)
    {
        var digest = Convert.ToHexString(SHA256.HashData(answer.Value));
        return ApplyAsync(lease.Key, (state, now) => state.Swap(lease, answer, digest, now), ct);
    }

    public Task<SwapResult> SwapFailureAsync(PanelLease lease, PanelFailure failure, CancellationToken ct) =>
        ApplyAsync(lease.Key, (state, now) => state.Fail(lease, failure, now), ct);

    public Task FinishAsync(PanelLease lease, RefreshEnd end, CancellationToken ct) =>
        ApplyAsync(lease.Key, (state, now) => state.Finish(lease, end, now, timings), ct);

    public async Task<int> UnparkAsync(string service, double perSecond, CancellationToken ct)
    {
        var (released, unwatched) = (0, 0);
        Ruling<bool> Rule(PanelState state, long now)
        {
            // Nobody looks: after a long pause these may be many, and the service has just come back.
            var after = state.ToDo.Lane == RefreshLane.Background ? TimeSpan.FromSeconds(unwatched / perSecond) : TimeSpan.Zero;
            var ruling = state.Unpark(service, now + StoreTime.Micros(after));
            unwatched += ruling.Result && state.ToDo.Lane == RefreshLane.Background ? 1 : 0;
            return ruling;
        }

        foreach (var some in (await ToDoKeysAsync(ct).ConfigureAwait(false)).Chunk(AtOnce))
            released += (await ApplyAsync([.. some.Select(key => new Step<bool>(key, Rule))], ct).ConfigureAwait(false)).Count(was => was);
        return released;
    }

    public async Task WithdrawAsync(string bulk, IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        await ApplyAsync([.. keys.Select(key => new Step<bool>(key, (state, _) => state.Withdraw(bulk)))], ct).ConfigureAwait(false);

    /// <summary>
    /// Applies each rule in one atomic step. A rule may be applied more than once, if others write the same key meanwhile; what the last
    /// application made of it counts.
    /// </summary>
    protected abstract Task<IReadOnlyList<T>> ApplyAsync<T>(IReadOnlyList<Step<T>> steps, CancellationToken ct);

    /// <summary>The key that goes first among those a worker may take now: by lane, then by time.</summary>
    protected abstract Task<PanelKey?> FirstTakeableAsync(ToDoShare share, CancellationToken ct);

    /// <summary>All keys that stand in the to-do list.</summary>
    protected abstract Task<IReadOnlyList<PanelKey>> ToDoKeysAsync(CancellationToken ct);

    protected static ToDoItem Item(PanelKey key, ToDoRow row, KeptPanel? kept) => new(
        key, row.Lane, row.Cause, StoreTime.FromMicros(row.Since), StoreTime.FromMicros(row.Due!.Value), row.Attempts, row.IsLeased, row.Parked, row.Bulk,
        row.Attempts > 0 ? kept?.Failure : null);

    protected static PanelHeader Header(PanelKey key, KeptPanel kept) => new(key, kept.Generation, kept.CheckedAt, kept.PollAfter);

    protected static PanelEntry Entry(PanelKey key, KeptPanel kept, byte[] value) =>
        new(key, kept.Generation, value, kept.ChangedAt, kept.CheckedAt, kept.Cause, kept.Failure);

    private async Task<T> ApplyAsync<T>(PanelKey key, Func<PanelState, long, Ruling<T>> rule, CancellationToken ct) =>
        (await ApplyAsync([new Step<T>(key, rule)], ct).ConfigureAwait(false))[0];
}
