using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// Keeps panels, their generations and the to-do list. Every method is one atomic step. Times are the store's own, so that several
/// processes agree on them.
/// </summary>
public interface IPanelStore
{
    Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct);

    /// <summary>The headers of those keys that are kept, in one round trip.</summary>
    Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    /// <summary>All keys that something is kept under.</summary>
    Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct);

    /// <summary>Writes the marks down. Returns true when any of them put a key on the to-do list or brought it forward.</summary>
    Task<bool> MarkAsync(IReadOnlyCollection<PanelMark> marks, CancellationToken ct);

    /// <summary>Leases the due key that goes first among the lanes up to <paramref name="slowest"/>, or null.</summary>
    Task<PanelLease?> TakeAsync(RefreshLane slowest, CancellationToken ct);

    /// <summary>Prolongs a lease. False: it is lost, and nothing may be written under it.</summary>
    Task<bool> RenewAsync(PanelLease lease, CancellationToken ct);

    /// <summary>Swaps a gathered answer in, unless the lease is lost.</summary>
    Task<SwapResult> SwapAsync(PanelLease lease, int schema, PanelAnswer answer, CancellationToken ct);

    /// <summary>Notes that gathering failed. The last good answer stays.</summary>
    Task<SwapResult> SwapFailureAsync(PanelLease lease, int schema, PanelFailure failure, CancellationToken ct);

    /// <summary>Gives the lease back. Marks that came meanwhile stay due.</summary>
    Task FinishAsync(PanelLease lease, RefreshEnd end, CancellationToken ct);

    /// <summary>How long until a key in the lanes up to <paramref name="slowest"/> can be taken; null when there is none.</summary>
    Task<TimeSpan?> NextDueAsync(RefreshLane slowest, CancellationToken ct);

    /// <summary>The to-do list, what goes first at the top.</summary>
    Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct);
}
