namespace FedoraPackages.Web.Admin;

/// <summary>Who may administer this site (<c>Admin</c>).</summary>
internal sealed class AdminOptions
{
    /// <summary>The group of the provider whose members are administrators.</summary>
    public string? Group { get; set; }

    /// <summary>How long a session lasts.</summary>
    public TimeSpan Session { get; set; } = TimeSpan.FromHours(1);

    public ProviderOptions OpenIdConnect { get; set; } = new();

    /// <summary>What cannot work, naming the key; null when all is well.</summary>
    public string? Fault() =>
        Session < TimeSpan.FromMinutes(5) || Session > TimeSpan.FromHours(12) ? "Admin:Session must be between 00:05:00 and 12:00:00"
        : OpenIdConnect.Authority is null ? null
        : OpenIdConnect.Fault() ?? (string.IsNullOrWhiteSpace(Group)
            ? "Admin:Group must be set when Admin:OpenIdConnect:Authority is: only its members are administrators"
            : null);
}
