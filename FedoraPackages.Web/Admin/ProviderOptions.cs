namespace FedoraPackages.Web.Admin;

/// <summary>An OpenID Connect provider (<c>Admin:OpenIdConnect</c>). Without one, administrators sign in with a token from a file.</summary>
internal sealed class ProviderOptions
{
    public Uri? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>As on screen.</summary>
    public string Name { get; set; } = "your account";

    /// <summary>Asked for beside "openid" and "profile"; separated by spaces.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>The claim that holds the groups.</summary>
    public string GroupClaim { get; set; } = "groups";

    public string? Fault() =>
        Authority is not { IsAbsoluteUri: true } || !(Authority.Scheme == Uri.UriSchemeHttps || (Authority.Scheme == Uri.UriSchemeHttp && Authority.IsLoopback))
            ? "Admin:OpenIdConnect:Authority must be an absolute https address"
        : string.IsNullOrWhiteSpace(ClientId) ? "Admin:OpenIdConnect:ClientId must be set when Admin:OpenIdConnect:Authority is"
        : string.IsNullOrWhiteSpace(GroupClaim) ? "Admin:OpenIdConnect:GroupClaim must not be empty"
        : null;
}
