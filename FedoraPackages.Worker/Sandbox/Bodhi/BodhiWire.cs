using System.Text;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>Bodhi's HTTP side (<c>upstreams/http.md</c> §1): JSON for those who ask for it, a page for all others, redirects to the slash.</summary>
internal static class BodhiWire
{
    public const string Path = "/bodhi/";

    private const string ForPeople = "<!DOCTYPE html><html><head><title>Bodhi</title></head><body><h1>Bodhi</h1><p>Ask for application/json.</p></body></html>";

    public static void MapBodhi(this IEndpointRouteBuilder app, SandboxWorld world)
    {
        var answers = new BodhiAnswers(world);
        app.MapGet(Path + "{**rest}", context => AnswerAsync(context, world, answers));
    }

    private static async Task AnswerAsync(HttpContext context, SandboxWorld world, BodhiAnswers answers)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            await SendAsync(context, StatusCodes.Status200OK, "text/html; charset=UTF-8", ForPeople).ConfigureAwait(false);
            return;
        }

        var (status, body) = (StatusCodes.Status200OK, (JsonObject?)null);
        try
        {
            lock (world.Gate)
                body = Answer(context, answers);
        }
        catch (BodhiRefusal refusal)
        {
            (status, body) = (refusal.Status, refusal.Body);
        }

        if (body is not null)
            await SendAsync(context, status, "application/json", body.ToJsonString()).ConfigureAwait(false);
    }

    /// <summary>Null when the answer is a redirect.</summary>
    private static JsonObject? Answer(HttpContext context, BodhiAnswers answers)
    {
        var path = context.Request.Path.Value![Path.Length..];
        BodhiQuestion Question() => new(context.Request.Query);
        switch (path.Split('/'))
        {
            case ["releases", ""]:
                return answers.Releases(Question());
            case ["releases", var name]:
                return answers.Release(name);
            case ["updates", ""]:
                return answers.Updates(Question());
            case ["updates", var id, "get-test-results"]:
                return answers.TestResults(id);
            case ["updates", var id]:
                return answers.Update(id) ?? Redirect(context, $"{Path}updates/?packages={Uri.EscapeDataString(id)}");
            case ["overrides", ""]:
                return answers.Overrides(Question());
            case ["overrides", var nvr]:
                return answers.Override(nvr);
            case ["builds", ""]:
                return answers.Builds(Question());
            case ["builds", var nvr]:
                return answers.Build(nvr);
            case ["api_version"]:
                return new JsonObject { ["version"] = "8.1.1" };
            case ["releases" or "updates" or "overrides" or "builds"]:
                return Redirect(context, $"{context.Request.Path}/{context.Request.QueryString}");
            default:
                throw BodhiRefusal.NotFound("The resource could not be found.");
        }
    }

    private static JsonObject? Redirect(HttpContext context, string to)
    {
        context.Response.Redirect(to);
        return null;
    }

    private static async Task SendAsync(HttpContext context, int status, string type, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
