using System.Collections.Concurrent;
using FedoraPackages.Worker.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Tests.Toy;

/// <summary>The invented service: how often each package has been rebuilt in each release.</summary>
internal sealed class ToyPiece : ISandboxPiece
{
    private readonly ConcurrentDictionary<string, int> rebuilds = new();
    private readonly ConcurrentDictionary<string, int> asked = new();

    public string Service => ToyService.Name;

    public string Path => "/toy/";

    /// <summary>How often it has been asked about a release.</summary>
    public int Asked(string release) => asked.GetValueOrDefault(release);

    public void Map(IEndpointRouteBuilder app) => app.MapGet(Path + "rebuilds/{release}/{package}", AnswerAsync);

    /// <summary>Returns the number of the rebuild.</summary>
    public int Rebuild(string package, string release) => rebuilds.AddOrUpdate($"{release}/{package}", 1, (_, number) => number + 1);

    private async Task AnswerAsync(HttpContext context)
    {
        var (package, release) = ((string)context.Request.RouteValues["package"]!, (string)context.Request.RouteValues["release"]!);
        asked.AddOrUpdate(release, 1, (_, times) => times + 1);
        var number = rebuilds.GetValueOrDefault($"{release}/{package}");
        var builds = number % 2 == 0 ? "true" : "false";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            $"{{\"package\": \"{package}\", \"release\": \"{release}\", \"number\": {number}, \"builds\": {builds}}}", context.RequestAborted);
    }
}
