namespace FedoraPackages.Connectors.Panels;

/// <summary>The signals between those who mark, those who refresh and those who draw. Each may get lost without harm.</summary>
public interface IPanelSignals
{
    /// <summary>Wakes a worker: there are marks.</summary>
    Task MarkedAsync(CancellationToken ct);

    /// <summary>Tells every web node that a panel changed.</summary>
    Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct);

    /// <summary>Tells the workers which keys this node's tabs look at.</summary>
    Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, CancellationToken ct);
}
