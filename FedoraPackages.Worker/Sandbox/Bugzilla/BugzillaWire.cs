using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Worker.Sandbox.Bugzilla;

/// <summary>Bugzilla's REST side (<c>upstreams/http.md</c> §2).</summary>
internal static class BugzillaWire
{
    public const string Path = "/bugzilla/";

    public static void MapBugzilla(this IEndpointRouteBuilder app, SandboxWorld world) => app.MapGet(Path + "{**rest}", context => AnswerAsync(context, world));

    private static async Task AnswerAsync(HttpContext context, SandboxWorld world)
    {
        var (status, body) = (StatusCodes.Status200OK, new JsonObject());
        try
        {
            lock (world.Gate)
                body = Answer(context.Request, world);
        }
        catch (BugzillaRefusal refusal)
        {
            (status, body) = (refusal.Status, refusal.Body);
        }

        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static JsonObject Answer(HttpRequest request, SandboxWorld world) => request.Path.Value![Path.Length..].Split('/') switch
    {
        ["rest", "version"] => new JsonObject { ["version"] = "5.0.4.rh97" },
        ["rest", "bug"] => new BugSearch(world, request.Query).Answer(),
        ["rest", "bug", var id] => Bug(id, world),
        _ => throw BugzillaRefusal.NoSuchResource(),
    };

    private static JsonObject Bug(string name, SandboxWorld world)
    {
        var isNumber = long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var bug = (isNumber ? world.Bugs.With(id) : world.Bugs.Called(name))
            ?? throw (isNumber ? BugzillaRefusal.NoSuchBug(name) : BugzillaRefusal.BadName(name));
        return bug.Private
            ? throw BugzillaRefusal.Restricted(bug.Id)
            : new JsonObject { ["bugs"] = new JsonArray(BugJson.Of(bug, null, new HashSet<string>())), ["faults"] = new JsonArray() };
    }
}
