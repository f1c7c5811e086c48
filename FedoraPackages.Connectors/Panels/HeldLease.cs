using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Connectors.Panels;

/// <summary>Keeps a lease while a panel is gathered. When it is lost, the token is cancelled: nothing may be written any more.</summary>
internal sealed class HeldLease : IAsyncDisposable
{
    private readonly IPanelStore store;
    private readonly PanelLease lease;
    private readonly CancellationTokenSource cancelled;
    private readonly PeriodicTimer timer;
    private readonly Task renewing;

    private HeldLease(IPanelStore store, PanelLease lease, RefreshTimings timings, TimeProvider clock, CancellationToken ct)
    {
        this.store = store;
        this.lease = lease;
        cancelled = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer = new PeriodicTimer(timings.Renew, clock);
        renewing = RenewAsync();
    }

    public CancellationToken Token => cancelled.Token;

    public bool IsLost { get; private set; }

    public static HeldLease Begin(IPanelStore store, PanelLease lease, RefreshTimings timings, TimeProvider clock, CancellationToken ct) =>
        new(store, lease, timings, clock, ct);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await renewing.ConfigureAwait(false);
        cancelled.Dispose();
    }

    private async Task RenewAsync()
    {
        while (await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (await store.RenewAsync(lease, CancellationToken.None).ConfigureAwait(false))
                continue;
            IsLost = true;
            await cancelled.CancelAsync().ConfigureAwait(false);
            return;
        }
    }
}
