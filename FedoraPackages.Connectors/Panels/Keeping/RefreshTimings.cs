namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>How often a key may be refreshed, and how long a lease holds.</summary>
public sealed record RefreshTimings
{
    /// <summary>Between two gatherings of a watched panel.</summary>
    public TimeSpan Spacing { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>An unwatched panel waits for this much quiet…</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>…but not longer than this after its first mark.</summary>
    public TimeSpan QuietAtMost { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A panel that somebody looks at is tried again at the latest after this, when its service does not answer.</summary>
    public TimeSpan WatchedRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A panel of a paused service is looked at again after this, if nobody says that the service goes on.</summary>
    public TimeSpan Parking { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(6);

    public TimeSpan Renew { get; init; } = TimeSpan.FromSeconds(2);
}
