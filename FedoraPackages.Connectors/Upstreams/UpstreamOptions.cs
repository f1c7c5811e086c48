namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Where an upstream service is and how hard it may be pressed (<c>Upstreams:{service}</c>).</summary>
public sealed class UpstreamOptions
{
    /// <summary>Unset: the sandbox's, or with <c>Fedora:Source=Live</c> Fedora's own.</summary>
    public Uri? Url { get; set; }

    /// <summary>Requests under way at once, those left out that have taken more than a second: of them there may be four times as many.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>
    /// How long one attempt may take, the body included; with the waiting for a place a little longer. Bodhi has needed 25 s for a search
    /// (measured); and a service that hangs is to be known for it within half a minute.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(26);

    /// <summary>How many panels a second a bulk refresh may ask it for. Unset: one, or with the sandbox fifty.</summary>
    public double? BulkPerSecond { get; set; }

    internal double BulkBudget => BulkPerSecond ?? UsualBulk;

    /// <summary>As the service's room says.</summary>
    internal double UsualBulk { get; set; } = 1;

    /// <summary>Fedora's own address of the service, from the service's room.</summary>
    internal Uri? Fedora { get; set; }

    /// <summary>What cannot work, naming the key; null when all is well.</summary>
    internal string? Fault(string section) =>
        Url is { } url && !(url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
            ? $"{section}:Url must be an absolute http or https address"
        // Koji takes any query string for session arguments; the others build their own.
        : Url is { } full && (full.Query.Length > 0 || full.Fragment.Length > 0 || full.UserInfo.Length > 0)
            ? $"{section}:Url must have no query, fragment or user"
        : MaxConcurrency is < 1 or > 64
            ? $"{section}:MaxConcurrency must be between 1 and 64"
        : BulkPerSecond is not (null or > 0 and <= 1000)
            ? $"{section}:BulkPerSecond must be above 0 and at most 1000"
        : Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5)
            ? $"{section}:Timeout must be between 00:00:01 and 00:05:00"
        : null;
}
