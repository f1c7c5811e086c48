using System.Globalization;
using System.Security.Claims;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Admin;

/// <summary>
/// What a session's cookie holds: a name, an id, and until when. Whoever is no administrator gets no session, so there is nothing else to
/// know about them.
/// </summary>
internal static class AdminSession
{
    public const string Scheme = "admin";
    public const string Provider = "provider";
    public const string Cookie = "fedora-packages-admin";

    private const string IdClaim = "session";
    private const string UntilClaim = "until";
    private const int LongestName = 80;

    public static ClaimsPrincipal Begin(string name, DateTimeOffset until)
    {
        var shown = MailAddress.Without(name);
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.Name, shown.Length > LongestName ? shown[..LongestName] : shown),
                new Claim(IdClaim, Guid.NewGuid().ToString("N")),
                new Claim(UntilClaim, until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ],
            Scheme));
    }

    public static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "a visitor";

    /// <summary>Null for whoever has no session.</summary>
    public static string? IdOf(ClaimsPrincipal user) => IdentityOf(user)?.FindFirst(IdClaim)?.Value;

    public static DateTimeOffset UntilOf(ClaimsPrincipal user) =>
        long.TryParse(IdentityOf(user)?.FindFirst(UntilClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            ? DateTimeOffset.FromUnixTimeSeconds(until)
            : DateTimeOffset.MinValue;

    private static ClaimsIdentity? IdentityOf(ClaimsPrincipal user) =>
        user.Identities.FirstOrDefault(i => i is { IsAuthenticated: true, AuthenticationType: Scheme });
}
