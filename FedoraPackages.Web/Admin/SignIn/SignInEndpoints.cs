using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Web.Admin.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public const string Page = "/admin/sign-in";
    public const string TokenForm = "/admin/sign-in/token";

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(TokenForm, WithTokenAsync).AddEndpointFilter<AntiforgeryFilter>();
        endpoints.MapPost("/admin/sign-out", OutAsync).AddEndpointFilter<AntiforgeryFilter>().RequireAuthorization(AdminPolicy.Name);
        // By a link: a form's answer may not lead to another site.
        endpoints.MapGet("/admin/sign-in/provider", (IOptions<AdminOptions> options) => options.Value.OpenIdConnect.Authority is null
            ? Results.NotFound()
            : Results.Challenge(new AuthenticationProperties { RedirectUri = "/admin" }, [AdminSession.Provider]));
    }

    private static async Task<IResult> WithTokenAsync(
        HttpContext context, SignInToken token, IOptions<AdminOptions> options, AuditLog audit, RefusedSignIns refused, TimeProvider clock)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!token.IsOffered || !token.TryUse(form["token"].ToString()))
        {
            await refused.NoteAsync("a visitor", "a wrong or used token");
            return Results.Redirect(Page + "?refused=token");
        }

        var lasts = options.Value.Session < SignInToken.LongestSession ? options.Value.Session : SignInToken.LongestSession;
        var until = clock.GetUtcNow() + lasts;
        var user = AdminSession.Begin("who has the token", until);
        await context.SignInAsync(AdminSession.Scheme, user, new AuthenticationProperties { ExpiresUtc = until });
        await audit.WriteAsync(AdminSession.NameOf(user), "sign-in", "", "done");
        return Results.Redirect("/admin");
    }

    private static async Task<IResult> OutAsync(HttpContext context, SessionEnd end, AuditLog audit)
    {
        await end.EndAsync(context.User);
        await audit.WriteAsync(AdminSession.NameOf(context.User), "sign-out", "", "done");
        await context.SignOutAsync(AdminSession.Scheme);
        return Results.Redirect(Page);
    }
}
