using System.Collections.Concurrent;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Passes everything on to a store, and counts how often each panel is read.</summary>
internal sealed class CountingStore(IPanelStore inner) : IPanelStore
{
    private readonly ConcurrentDictionary<PanelKey, int> reads = new();

    public int Reads(PanelKey key) => reads.GetValueOrDefault(key);

    public Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct)
    {
        reads.AddOrUpdate(key, 1, (_, n) => n + 1);
        return inner.ReadAsync(key, ct);
    }

    public Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => inner.HeadersAsync(keys, ct);

    public Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct) => inner.KeysAsync(ct);

    public Task<bool> MarkAsync(IReadOnlyCollection<PanelMark> marks, CancellationToken ct) => inner.MarkAsync(marks, ct);

    public Task<PanelLease?> TakeAsync(RefreshLane slowest, CancellationToken ct) => inner.TakeAsync(slowest, ct);

    public Task<bool> RenewAsync(PanelLease lease, CancellationToken ct) => inner.RenewAsync(lease, ct);

    public Task<SwapResult> SwapAsync(PanelLease lease, PanelAnswer answer, CancellationToken ct) => inner.SwapAsync(lease, answer, ct);

    public Task<SwapResult> SwapFailureAsync(PanelLease lease, PanelFailure failure, CancellationToken ct) =>
        inner.SwapFailureAsync(lease, failure, ct);

    public Task FinishAsync(PanelLease lease, RefreshEnd end, CancellationToken ct) => inner.FinishAsync(lease, end, ct);

    public Task<TimeSpan?> NextDueAsync(RefreshLane slowest, CancellationToken ct) => inner.NextDueAsync(slowest, ct);

    public Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct) => inner.ToDoAsync(most, ct);

    public Task RetireAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) => inner.RetireAsync(keys, ct);

    public Task<StoreLife> LifeAsync(CancellationToken ct) => inner.LifeAsync(ct);

    public Task SettleAsync(StoreLife life, CancellationToken ct) => inner.SettleAsync(life, ct);
}
