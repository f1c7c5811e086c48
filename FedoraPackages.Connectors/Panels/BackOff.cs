using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Connectors.Panels;

/// <summary>When a key is tried again.</summary>
internal static class BackOff
{
    private static readonly TimeSpan[] Lags = [.. new[] { 2, 4, 8, 16, 30, 60 }.Select(s => TimeSpan.FromSeconds(s))];

    /// <summary>
    /// Doubles from two seconds; at most half a minute while somebody looks, five minutes else. Never gives up. Each key waits its own
    /// share more, so that a service that comes back is not met by everybody at once.
    /// </summary>
    public static TimeSpan AfterFailure(PanelLease lease)
    {
        var most = lease.Lane == RefreshLane.Background ? 300 : 30;
        var seconds = Math.Min(most, 2 << Math.Min(lease.Attempts, 8));
        return TimeSpan.FromSeconds(seconds * (1 + (0.2 * Share(lease.Key))));
    }

    /// <summary>Six times in two minutes; then null: what the service shows is accepted.</summary>
    public static TimeSpan? AfterLag(PanelLease lease) => lease.Lagged < Lags.Length ? Lags[lease.Lagged] : null;

    // Not string.GetHashCode, which differs from one process to the next.
    private static double Share(PanelKey key) => key.ToString().Aggregate(17u, (hash, c) => (hash * 31) + c) % 1000 / 1000.0;
}
