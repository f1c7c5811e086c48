namespace FedoraPackages.Web.Hosting;

/// <summary>What this site says of itself, and how many it serves at once (<c>Site</c>).</summary>
internal sealed class SiteOptions
{
    /// <summary>Where readers report wrong data: a page, or a mail address with "mailto:". Null: nowhere.</summary>
    public string? ReportUrl { get; set; }

    /// <summary>So many live connections this node has at most: tabs and programs together. 0: no limit.</summary>
    public int MostConnections { get; set; } = 2000;

    /// <summary>So many of them from one address at most. 0: no limit.</summary>
    public int MostConnectionsPerAddress { get; set; } = 256;

    /// <summary>What cannot work, naming the key; null when all is well.</summary>
    public string? Fault() =>
        !string.IsNullOrEmpty(ReportUrl) && !(Uri.TryCreate(ReportUrl, UriKind.Absolute, out var address) && IsUsable(address))
            ? "Site:ReportUrl must be an address such as https://example.org/new-issue or mailto:somebody@example.org"
        : MostConnections < 0 ? "Site:MostConnections must be a number of connections, or 0 for no limit"
        : MostConnectionsPerAddress < 0 ? "Site:MostConnectionsPerAddress must be a number of connections, or 0 for no limit"
        : null;

    private static bool IsUsable(Uri address) => address.Scheme switch
    {
        "http" or "https" => address.Host.Length > 0 && address.UserInfo.Length == 0,
        "mailto" => address.UserInfo.Length > 0 && address.Host.Length > 0,
        _ => false,
    };
}
