using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Panels;

/// <summary>What this node has read before, where the store is away or has lost it: never a blank page over an answer once had.</summary>
public sealed partial class PanelReader
{
    private readonly SingleFlight<PanelKey> remarks = new();

    private async Task<Panel<T>> NewerAsync<T>(PanelKind<T> kind, Panel<T> last, CancellationToken ct)
        where T : class
    {
        try
        {
            var panel = await LoadAsync(kind, last.Key, ct).ConfigureAwait(false);
            // A store that began again from an older copy has nothing better to say.
            if (panel.Value is not null || panel.Failure is not null)
                return panel.Generation < last.Generation ? last : panel;
            // The store was emptied.
            await remarks.RunAsync(last.Key, () => RemarkAsync(last.Key), ct).ConfigureAwait(false);
            return last;
        }
        catch (StoreAwayException)
        {
            return last with { Failure = PanelFailure.OfTheStore(link.AwaySince ?? clock.GetUtcNow()) };
        }
    }

    private async Task<bool> RemarkAsync(PanelKey key)
    {
        using var budget = new CancellationTokenSource(FirstViewBudget, clock);
        try
        {
            await MarkAsync(key, MarkWhen.Missing, budget.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            return false;
        }
    }
}
