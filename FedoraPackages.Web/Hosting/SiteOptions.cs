namespace FedoraPackages.Web.Hosting;

/// <summary>What this site says of itself (<c>Site</c>).</summary>
internal sealed class SiteOptions
{
    /// <summary>Where readers report wrong data: a page, or a mail address with "mailto:". Null: nowhere.</summary>
    public string? ReportUrl { get; set; }

    /// <summary>What cannot work, naming the key; null when all is well.</summary>
    public string? Fault() => string.IsNullOrEmpty(ReportUrl) || (Uri.TryCreate(ReportUrl, UriKind.Absolute, out var address) && IsUsable(address))
        ? null
        : "Site:ReportUrl must be an address such as https://example.org/new-issue or mailto:somebody@example.org";

    private static bool IsUsable(Uri address) => address.Scheme switch
    {
        "http" or "https" => address.Host.Length > 0 && address.UserInfo.Length == 0,
        "mailto" => address.UserInfo.Length > 0 && address.Host.Length > 0,
        _ => false,
    };
}
