namespace FedoraPackages.Connectors.Upstreams;

/// <summary>An upstream service as the site knows it: whatever lists services, asks them or pauses them goes by these.</summary>
/// <param name="Name">As on screen and in settings (<c>Upstreams:{name}</c>): "Koji".</param>
/// <param name="Fedora">Fedora's own address of it.</param>
public sealed record UpstreamService(string Name, Uri Fedora)
{
    /// <summary>Panels a second that may be asked of it where nobody waits, unless a setting says another number.</summary>
    public double BulkPerSecond { get; init; } = 1;

    /// <summary>How long an answer is waited for, unless a setting says otherwise; null: as long as for any service.</summary>
    public TimeSpan? Timeout { get; init; }
}
