using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace FedoraPackages.Web.Admin;

/// <summary>Logs what an authorised endpoint refuses, and why; then answers as usual.</summary>
internal sealed class AdminRefusalHandler(Refusals refusals, TimeProvider clock) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var isNotKnown = AdminPolicy.IsNotKnown(authorizeResult.AuthorizationFailure);
        if (!authorizeResult.Succeeded)
            refusals.Note($"{context.Request.Method} {Path(context)}", isNotKnown ? AdminPolicy.NotKnown : Why(context));
        // To sign in again would be of no use.
        return isNotKnown ? NotNowAsync(context) : usual.HandleAsync(next, context, policy, authorizeResult);
    }

    private static Task NotNowAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        return context.Response.WriteAsync($"Not now: {AdminPolicy.NotKnown}.\n", context.RequestAborted);
    }

    private string Why(HttpContext context) => AdminSession.IdOf(context.User) is not null
        ? AdminSession.UntilOf(context.User) <= clock.GetUtcNow() ? "the session has run out" : "the session was ended"
        : context.Request.Cookies.ContainsKey(AdminSession.Cookie) ? "the session's cookie is forged, damaged or too old" : "not signed in";

    // The path of an endpoint that was found: short, and of known characters but for its parameters.
    private static string Path(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an endpoint";
}
