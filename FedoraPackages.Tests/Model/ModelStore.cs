using System.Runtime.CompilerServices;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Tests.Model;

/// <summary>
/// The store as one actor reaches it: between asking and the doing, and between the doing and the answer, anything may happen. Either may
/// get lost while the store is away.
/// </summary>
internal sealed class ModelStore(IPanelStore inner, Actor actor, Turns turns, ModelFaults faults, ModelChecks checks, PlantedBug bug) : IPanelStore
{
    private readonly HashSet<long> givenBack = [];

    /// <summary>For <see cref="PlantedBug.NotificationBeforeSwap"/>.</summary>
    public IPanelSignals? Early { get; set; }

    public Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct) => ReachAsync(() => inner.ReadAsync(key, ct));

    public Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => ReachAsync(() => inner.HeadersAsync(keys, ct));

    public Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct) => ReachAsync(() => inner.KeysAsync(ct));

    public Task<bool> MarkAsync(IReadOnlyCollection<PanelMark> marks, CancellationToken ct) => ReachAsync(() => inner.MarkAsync(marks, ct));

    public Task<PanelLease?> TakeAsync(RefreshLane slowest, CancellationToken ct) => ReachAsync(() => inner.TakeAsync(slowest, ct));

    public async Task<bool> RenewAsync(PanelLease lease, CancellationToken ct)
    {
        if (bug == PlantedBug.LeaseNotRenewed)
            return true;
        var renewed = await ReachAsync(() => inner.RenewAsync(lease, ct));
        // The timer may ask once more while the answer to the giving back is on its way.
        if (!renewed && !givenBack.Contains(lease.Generation))
            checks.LeaseLost(lease);
        return renewed;
    }

    public async Task<SwapResult> SwapAsync(PanelLease lease, PanelAnswer answer, CancellationToken ct)
    {
        if (Early is not null)
            await Early.RefreshedAsync(lease.Key, lease.Generation, ct);
        return await ReachAsync(async () => Swapped(lease, await inner.SwapAsync(lease, answer, ct)));
    }

    public Task<SwapResult> SwapFailureAsync(PanelLease lease, PanelFailure failure, CancellationToken ct) =>
        ReachAsync(async () => Swapped(lease, await inner.SwapFailureAsync(lease, failure, ct)));

    public Task FinishAsync(PanelLease lease, RefreshEnd end, CancellationToken ct) => ReachAsync(async () =>
    {
        await inner.FinishAsync(lease, end, ct);
        givenBack.Add(lease.Generation);
        return true;
    });

    public Task<TimeSpan?> NextDueAsync(RefreshLane slowest, CancellationToken ct) => ReachAsync(() => inner.NextDueAsync(slowest, ct));

    public Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct) => ReachAsync(() => inner.ToDoAsync(most, ct));

    public Task RetireAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => inner.RetireAsync(keys, ct);

    public Task<StoreLife> LifeAsync(CancellationToken ct) => inner.LifeAsync(ct);

    public Task SettleAsync(StoreLife life, CancellationToken ct) => inner.SettleAsync(life, ct);

    private SwapResult Swapped(PanelLease lease, SwapResult swap)
    {
        if (swap.Written)
            checks.Swapped(lease.Key);
        else
            checks.LeaseLost(lease);
        return swap;
    }

    private async Task<T> ReachAsync<T>(Func<Task<T>> call, [CallerMemberName] string what = "")
    {
        await turns.NextAsync(actor);
        faults.MayLose();
        // The store's own work is one step for everybody else, wherever it waits.
        var result = call().GetAwaiter().GetResult();
        if (checks.Traces)
            checks.Note($"    {actor} {what}: {result}");
        await turns.NextAsync(actor);
        faults.MayLose();
        return result;
    }
}
