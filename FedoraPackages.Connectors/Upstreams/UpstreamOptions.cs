namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Where an upstream service is and how hard it may be pressed (<c>Upstreams:{service}</c>).</summary>
public sealed class UpstreamOptions
{
    /// <summary>Unset: the sandbox's, or with <c>Fedora:Source=Live</c> Fedora's own.</summary>
    public Uri? Url { get; set; }

    /// <summary>Requests under way at once.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>How long one attempt may take, the body included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Fedora's own address of the service, from the service's room.</summary>
    internal Uri? Fedora { get; set; }
}
