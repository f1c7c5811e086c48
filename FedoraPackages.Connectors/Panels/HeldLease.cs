using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// Keeps a lease while a panel is gathered. When it is lost, the token is cancelled: nothing may be written any more. A store that is away
/// for a moment loses nothing; one that is away for as long as a lease holds may have given it to another.
/// </summary>
internal sealed class HeldLease : IAsyncDisposable
{
    private readonly IPanelStore store;
    private readonly PanelLease lease;
    private readonly RefreshTimings timings;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource cancelled;
    private readonly PeriodicTimer timer;
    private readonly Task renewing;

    private HeldLease(IPanelStore store, PanelLease lease, RefreshTimings timings, TimeProvider clock, CancellationToken ct)
    {
        this.store = store;
        this.lease = lease;
        this.timings = timings;
        this.clock = clock;
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
        var held = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false))
        {
            var asked = clock.GetTimestamp();
            var renewed = await TryRenewAsync().ConfigureAwait(false);
            if (renewed is true)
                held = asked;
            if (renewed is false || clock.GetElapsedTime(held) >= timings.Lease)
            {
                IsLost = true;
                await cancelled.CancelAsync().ConfigureAwait(false);
                return;
            }
        }
    }

    /// <summary>Null: the store does not answer.</summary>
    private async Task<bool?> TryRenewAsync()
    {
        try
        {
            return await store.RenewAsync(lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreAwayException)
        {
            return null;
        }
    }
}
