using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FedoraPackages.Tests.EndToEnd.Admin;

/// <summary>
/// A small OpenID Connect provider: whoever comes is the user that the test says, at once. Holds clients to the code flow with PKCE, and says
/// the groups in its user-info answer only, as Fedora's does.
/// </summary>
internal sealed class SmallProvider : IAsyncDisposable
{
    public const string ClientId = "fedora-packages";
    public const string ClientSecret = "a secret of the test's";

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Grant> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Grant> tokens = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private SmallProvider(WebApplication app)
    {
        this.app = app;
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["userinfo_endpoint"] = Issuer + "/userinfo",
            ["jwks_uri"] = Issuer + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        app.MapGet("/keys", () =>
        {
            var parameters = key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = "one",
                        alg = "RS256",
                        n = Base64Url.EncodeToString(parameters.Modulus),
                        e = Base64Url.EncodeToString(parameters.Exponent)
                    }
                }
            });
        });
        app.MapGet("/authorize", (Delegate)Authorize);
        app.MapPost("/token", (Delegate)TokenAsync);
        app.MapGet("/userinfo", (Delegate)UserInfo);
    }

    /// <summary>Who comes.</summary>
    public string User { get; set; } = "alice";

    public IReadOnlyList<string> Groups { get; set; } = ["packager"];

    public string Issuer => app.Urls.Single();

    /// <summary>The settings of a site whose administrators are a group here.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings =>
    [
        ("Admin:OpenIdConnect:Authority", Issuer),
        ("Admin:OpenIdConnect:ClientId", ClientId),
        ("Admin:OpenIdConnect:ClientSecret", ClientSecret),
        ("Admin:OpenIdConnect:Scopes", "groups"),
        ("Admin:OpenIdConnect:Name", "the small provider"),
        ("Admin:Group", "sysadmin-packages"),
    ];

    public static async Task<SmallProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var provider = new SmallProvider(builder.Build());
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Authorize(HttpContext context)
    {
        var asked = context.Request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256"
            || !asked["scope"].ToString().Split(' ').Contains("openid"))
            return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        codes[code] = new Grant(User, Groups, asked["nonce"].ToString(), asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verifier = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || !codes.TryRemove(form["code"].ToString(), out var grant)
            || verifier != grant.Challenge || form["redirect_uri"] != grant.RedirectUri)
            return Results.BadRequest(new { error = "invalid_grant" });
        var token = Guid.NewGuid().ToString("N");
        tokens[token] = grant;
        var identity = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            Subject = new ClaimsIdentity([new Claim("sub", grant.User), new Claim("preferred_username", grant.User), new Claim("nonce", grant.Nonce)]),
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 300, id_token = identity });
    }

    private IResult UserInfo(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().Split(' ') is ["Bearer", var token] && tokens.TryGetValue(token, out var grant)
            ? Results.Json(new { sub = grant.User, groups = grant.Groups, email = $"{grant.User}@example.org" })
            : Results.Unauthorized();

    private sealed record Grant(string User, IReadOnlyList<string> Groups, string Nonce, string Challenge, string RedirectUri);
}
