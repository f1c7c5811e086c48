using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>Stands before a store: every call goes through one place, where it may be counted, held up or lost.</summary>
internal abstract class StoreInBetween(IPanelStore inner) : IPanelStore
{
    public Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct) => CallAsync(nameof(ReadAsync), key, () => inner.ReadAsync(key, ct));

    public virtual Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        CallAsync(nameof(HeadersAsync), default, () => inner.HeadersAsync(keys, ct));

    public Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct) => CallAsync(nameof(KeysAsync), default, () => inner.KeysAsync(ct));

    public Task<CheckedPanels> CheckedSinceAsync(DateTimeOffset since, CancellationToken ct) =>
        CallAsync(nameof(CheckedSinceAsync), default, () => inner.CheckedSinceAsync(since, ct));

    public Task<bool> MarkAsync(IReadOnlyCollection<PanelMark> marks, CancellationToken ct) =>
        CallAsync(nameof(MarkAsync), default, () => inner.MarkAsync(marks, ct));

    public Task<PanelLease?> TakeAsync(ToDoShare share, CancellationToken ct) => CallAsync(nameof(TakeAsync), default, () => inner.TakeAsync(share, ct));

    public virtual Task<bool> RenewAsync(PanelLease lease, CancellationToken ct) => CallAsync(nameof(RenewAsync), lease.Key, () => inner.RenewAsync(lease, ct));

    public virtual Task<SwapResult> SwapAsync(PanelLease lease, PanelAnswer answer, CancellationToken ct) =>
        CallAsync(nameof(SwapAsync), lease.Key, () => inner.SwapAsync(lease, answer, ct));

    public virtual Task<SwapResult> SwapFailureAsync(PanelLease lease, PanelFailure failure, CancellationToken ct) =>
        CallAsync(nameof(SwapFailureAsync), lease.Key, () => inner.SwapFailureAsync(lease, failure, ct));

    public virtual Task FinishAsync(PanelLease lease, RefreshEnd end, CancellationToken ct) =>
        CallAsync(nameof(FinishAsync), lease.Key, () => Told(inner.FinishAsync(lease, end, ct)));

    public Task<TimeSpan?> NextDueAsync(ToDoShare share, CancellationToken ct) => CallAsync(nameof(NextDueAsync), default, () => inner.NextDueAsync(share, ct));

    public Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct) => CallAsync(nameof(ToDoAsync), default, () => inner.ToDoAsync(most, ct));

    public Task<IReadOnlyList<ToDoItem>> ToDoAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        CallAsync(nameof(ToDoAsync), default, () => inner.ToDoAsync(keys, ct));

    public Task<IReadOnlyList<ToDoItem>> FailingAsync(int most, CancellationToken ct) =>
        CallAsync(nameof(FailingAsync), default, () => inner.FailingAsync(most, ct));

    public Task<ToDoCounts> CountAsync(CancellationToken ct) => CallAsync(nameof(CountAsync), default, () => inner.CountAsync(ct));

    public Task<int> UnparkAsync(string service, double perSecond, CancellationToken ct) =>
        CallAsync(nameof(UnparkAsync), default, () => inner.UnparkAsync(service, perSecond, ct));

    public Task WithdrawAsync(string bulk, IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        CallAsync(nameof(WithdrawAsync), default, () => Told(inner.WithdrawAsync(bulk, keys, ct)));

    public Task<IReadOnlyList<KeptSize>> SizesAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        CallAsync(nameof(SizesAsync), default, () => inner.SizesAsync(keys, ct));

    public Task RetireAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        CallAsync(nameof(RetireAsync), default, () => Told(inner.RetireAsync(keys, ct)));

    public Task<StoreLife> LifeAsync(CancellationToken ct) => CallAsync(nameof(LifeAsync), default, () => inner.LifeAsync(ct));

    public Task SettleAsync(StoreLife life, CancellationToken ct) => CallAsync(nameof(SettleAsync), default, () => Told(inner.SettleAsync(life, ct)));

    protected abstract Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call);

    private static async Task<bool> Told(Task done)
    {
        await done;
        return true;
    }
}
