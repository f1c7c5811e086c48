using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Tests.Model;

/// <summary>A worker: slots that take what is due and refresh it with the real refresher, and a consumer of messages.</summary>
internal sealed class ModelWorker(Turns turns) : Actor
{
    private const int Slots = 2;

    private ModelStore? store;

    public void Start(ModelStore reached, PanelRefresher refresher)
    {
        store = reached;
        for (var slot = 0; slot < Slots; slot++)
            _ = PumpAsync(reached, refresher);
    }

    /// <summary>True when the marks are stored, so that the message may be acknowledged.</summary>
    public async Task<bool> ConsumeAsync(PanelKey key, Fact fact, RefreshLane lane)
    {
        try
        {
            await store!.MarkAsync([new PanelMark(key, lane, fact.Words, [fact])], CancellationToken.None);
            return true;
        }
        catch (StoreAwayException)
        {
            return false;
        }
    }

    private async Task PumpAsync(ModelStore reached, PanelRefresher refresher)
    {
        while (true)
        {
            await turns.IdleAsync(this);
            try
            {
                if (await reached.TakeAsync(RefreshLane.Background, CancellationToken.None) is { } lease)
                    await refresher.RefreshAsync(lease, CancellationToken.None);
            }
            catch (StoreAwayException)
            {
                // The lease runs out.
            }
        }
    }
}
