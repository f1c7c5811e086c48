namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>
/// Keeps panels, their generations and the to-do list: all of it, for workers. What a method does to one key is one atomic step. Times are
/// the store's own, so that several processes agree on them. Throws like <see cref="IPanelShelf"/>.
/// </summary>
public interface IPanelStore : IPanelShelf, IPanelLedger
{
    /// <summary>Leases the due key that goes first in the share, or null.</summary>
    Task<PanelLease?> TakeAsync(ToDoShare share, CancellationToken ct);

    /// <summary>Prolongs a lease. False: it is lost, and nothing may be written under it.</summary>
    Task<bool> RenewAsync(PanelLease lease, CancellationToken ct);

    /// <summary>Swaps a gathered answer in, unless the lease is lost or something newer is kept.</summary>
    Task<SwapResult> SwapAsync(PanelLease lease, PanelAnswer answer, CancellationToken ct);

    /// <summary>Notes that gathering failed. The last good answer stays.</summary>
    Task<SwapResult> SwapFailureAsync(PanelLease lease, PanelFailure failure, CancellationToken ct);

    /// <summary>Gives the lease back. Marks that came meanwhile stay due.</summary>
    Task FinishAsync(PanelLease lease, RefreshEnd end, CancellationToken ct);

    /// <summary>How long until a key of the share can be taken; null when there is none.</summary>
    Task<TimeSpan?> NextDueAsync(ToDoShare share, CancellationToken ct);

    /// <summary>
    /// A paused service goes on: what has waited for it is due at once, and what nobody looks at one after the other within the budget.
    /// Returns how many those are.
    /// </summary>
    Task<int> UnparkAsync(string service, double perSecond, CancellationToken ct);

    /// <summary>Takes the marks of a bulk refresh back from these keys, unless others wait for them too.</summary>
    Task WithdrawAsync(string bulk, IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    /// <summary>
    /// Lets go of answers in a shape that this version does not read, and of their marks. In a shared store they last a day longer: web
    /// nodes of the older version may still read them.
    /// </summary>
    Task RetireAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    /// <summary>
    /// Which life of the store this is; also the way to find out whether it answers and takes what it is given. Another life than before
    /// means that it may have lost what it held.
    /// </summary>
    Task<StoreLife> LifeAsync(CancellationToken ct);

    /// <summary>Notes that all that is kept in this life has been marked, so that nothing from before it is taken for current.</summary>
    Task SettleAsync(StoreLife life, CancellationToken ct);
}
