using System.Security.Claims;
using FedoraPackages.Connectors.Panels;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FedoraPackages.Web.Admin.SignIn;

/// <summary>Signing in through an OpenID Connect provider: the code flow with PKCE. Only members of the group get a session.</summary>
internal sealed class ProviderSignIn(IOptions<AdminOptions> settings, AuditLog audit, RefusedSignIns refused, TimeProvider clock, ILogger<ProviderSignIn> log)
    : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string RefusedPath = "/admin/sign-in?refused=group";
    public const string FailedPath = "/admin/sign-in?refused=provider";

    private static readonly string[] NameClaims = ["preferred_username", "nickname", "name"];

    public void Configure(OpenIdConnectOptions options)
    {
    }

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name != AdminSession.Provider)
            return;
        var provider = settings.Value.OpenIdConnect;
        options.Authority = provider.Authority!.AbsoluteUri;
        // Anything but this machine is asked over TLS; the settings have been looked at.
        options.RequireHttpsMetadata = provider.Authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.SignInScheme = AdminSession.Scheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // So that the browser comes back by itself, with cookies that are not sent across sites otherwise.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapJsonKey(provider.GroupClaim, provider.GroupClaim);
        options.CallbackPath = "/admin/sign-in/callback";
        options.SaveTokens = false;
        options.DisableTelemetry = true;
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        foreach (var scope in provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        options.Events = new OpenIdConnectEvents { OnTicketReceived = ReceivedAsync, OnRemoteFailure = FailedAsync };
    }

    private async Task ReceivedAsync(TicketReceivedContext context)
    {
        var user = context.Principal!;
        var name = Name(user);
        if (!user.HasClaim(settings.Value.OpenIdConnect.GroupClaim, settings.Value.Group!))
        {
            await refused.NoteAsync(name, "not in the administrators' group");
            context.Response.Redirect(RefusedPath);
            context.HandleResponse();
            return;
        }

        var until = clock.GetUtcNow() + settings.Value.Session;
        context.Principal = AdminSession.Begin(name, until);
        context.Properties = new AuthenticationProperties { ExpiresUtc = until, RedirectUri = context.Properties?.RedirectUri };
        await audit.WriteAsync(AdminSession.NameOf(context.Principal), "sign-in", "", "done");
    }

    private async Task FailedAsync(RemoteFailureContext context)
    {
        // What the provider says goes to the log only, and short.
        var words = context.Failure?.Message.ReplaceLineEndings(" ") ?? "no reason given";
        if (await refused.NoteAsync("a visitor", "the provider did not vouch for it"))
            AdminLog.ProviderFailed(log, MailAddress.Without(words[..Math.Min(300, words.Length)]));
        context.Response.Redirect(FailedPath);
        context.HandleResponse();
    }

    // A name may be of somebody's own choice: what the provider knows them by stands beside it.
    private static string Name(ClaimsPrincipal user)
    {
        var subject = user.FindFirst("sub")?.Value ?? "somebody";
        var name = NameClaims.Select(user.FindFirst).FirstOrDefault(c => !string.IsNullOrWhiteSpace(c?.Value))?.Value ?? subject;
        return name == subject ? name : $"{name} ({subject})";
    }
}
