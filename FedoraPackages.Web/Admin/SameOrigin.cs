namespace FedoraPackages.Web.Admin;

/// <summary>
/// Browsers let any page open a connection that stays open, and send the cookies along when that page is on another port of the same machine. A
/// connection with an administrator's cookie must come from a page of this site, or from a program, which names none.
/// </summary>
internal static class SameOrigin
{
    private static readonly PathString[] Connections = ["/_blazor", "/hubs"];

    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app, Refusals refusals) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!Connections.Any(path => request.Path.StartsWithSegments(path)) || !request.Cookies.ContainsKey(AdminSession.Cookie) || IsOurs(request))
            return next(context);
        refusals.Note("a connection", "it comes from a page of another site");
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsOurs(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));
}
