using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Panels;

/// <summary>When a key is tried again.</summary>
internal static class BackOff
{
    // Most services are a few seconds behind their message: within those, what they show is seen two seconds later at most.
    private static readonly TimeSpan[] Lags = [.. new[] { 2, 2, 2, 8, 30, 60 }.Select(s => TimeSpan.FromSeconds(s))];

    /// <summary>
    /// Doubles from two seconds to five minutes, and never gives up; what somebody looks at is brought forward by those who look. Each key
    /// waits its own share more, so that a service that comes back is not met by everybody at once.
    /// </summary>
    public static TimeSpan AfterFailure(PanelLease lease)
    {
        var seconds = Math.Min(300, 2 << Math.Min(lease.Attempts, 8));
        return TimeSpan.FromSeconds(seconds * (1 + (0.2 * Share(lease.Key))));
    }

    /// <summary>Six times in two minutes; then null: what the service shows is accepted.</summary>
    public static TimeSpan? AfterLag(Expectation expectation) => expectation.Lagged < Lags.Length ? Lags[expectation.Lagged] : null;

    // Not string.GetHashCode, which differs from one process to the next.
    private static double Share(PanelKey key) => key.ToString().Aggregate(17u, (hash, c) => (hash * 31) + c) % 1000 / 1000.0;
}
