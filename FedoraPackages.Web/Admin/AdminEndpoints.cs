using FedoraPackages.Web.Admin.SignIn;

namespace FedoraPackages.Web.Admin;

/// <summary>What administrators do over HTTP: forms of their pages where there are no scripts.</summary>
internal static class AdminEndpoints
{
    private const string Home = "/admin";

    public static void MapAdmin(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSignIn();
        endpoints.MapPost("/admin/act/{action}", ActAsync).AddEndpointFilter<AntiforgeryFilter>().RequireAuthorization(AdminPolicy.Name);
        endpoints.MapHub<AdminHub>(AdminHub.Path);
    }

    private static async Task<IResult> ActAsync(string action, HttpContext context, AdminDesk desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var result = await desk.ActAsync(context.User, action, form["subject"].ToString(), "HTTP");
        if (result.Outcome == AdminOutcome.Done)
            return Results.Redirect(form["back"].ToString() is var back && IsOurs(back) ? back : Home);
        return Results.Text(
            result.Words + "\n",
            statusCode: result.Outcome == AdminOutcome.Refused ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict);
    }

    private static bool IsOurs(string path) =>
        path == Home
        || ((path.StartsWith(Home + "/", StringComparison.Ordinal) || path.StartsWith(Home + "?", StringComparison.Ordinal)) && !path.Any(char.IsControl));
}
