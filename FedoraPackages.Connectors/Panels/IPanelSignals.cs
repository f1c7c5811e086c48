namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// The signals between those who mark, those who refresh and those who draw. Each may get lost without harm, and throws a
/// <see cref="Messages.BusAwayException"/> when it surely has.
/// </summary>
public interface IPanelSignals
{
    /// <summary>Wakes a worker that has room: there are marks, the fastest of them in this lane.</summary>
    Task MarkedAsync(RefreshLane lane, CancellationToken ct);

    /// <summary>Tells every web node that a panel changed.</summary>
    Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct);

    /// <summary>Tells the workers which keys this node's tabs look at.</summary>
    /// <param name="gone">Null: these are all. Else these have come, and those are not looked at any more.</param>
    Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey>? gone, CancellationToken ct);
}
