using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Storage;

namespace FedoraPackages.Tests.Model;

/// <summary>
/// The store as one actor reaches it: between asking and the doing, and between the doing and the answer, anything may happen. Either may
/// get lost while the store is away.
/// </summary>
internal sealed class ModelStore(IPanelStore inner, Actor actor, Turns turns, ModelFaults faults, ModelChecks checks, PlantedBug bug) : StoreInBetween(inner)
{
    private readonly HashSet<long> givenBack = [];

    /// <summary>For <see cref="PlantedBug.NotificationBeforeSwap"/>.</summary>
    public IPanelSignals? Early { get; set; }

    public override async Task<bool> RenewAsync(PanelLease lease, CancellationToken ct)
    {
        var renewed = bug == PlantedBug.LeaseNotRenewed || await base.RenewAsync(lease, ct);
        // The timer may ask once more while the answer to the giving back is on its way.
        if (!renewed && !givenBack.Contains(lease.Generation))
            checks.LeaseLost(lease);
        return renewed;
    }

    public override async Task<SwapResult> SwapAsync(PanelLease lease, PanelAnswer answer, CancellationToken ct)
    {
        if (Early is not null)
            await Early.RefreshedAsync(lease.Key, lease.Generation, ct);
        return await base.SwapAsync(lease, answer, ct);
    }

    public override Task FinishAsync(PanelLease lease, RefreshEnd end, CancellationToken ct)
    {
        givenBack.Add(lease.Generation);
        return base.FinishAsync(lease, end, ct);
    }

    protected override async Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call)
    {
        await turns.NextAsync(actor);
        faults.MayLose();
        // The store's own work is one step for everybody else, wherever it waits.
        var result = call().GetAwaiter().GetResult();
        if (checks.Traces)
            checks.Note($"    {actor} {method}: {result}");
        if (result is SwapResult { Written: true })
            checks.Swapped(key);
        await turns.NextAsync(actor);
        faults.MayLose();
        return result;
    }
}
