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
    private int asked;

    public string Service => ToyService.Name;

    public string Path => "/toy/";

    /// <summary>How often it has been asked.</summary>
    public int Asked => Volatile.Read(ref asked);

    public void Map(IEndpointRouteBuilder app) => app.MapGet(Path + "rebuilds/{release}/{package}", AnswerAsync);

    /// <summary>Returns the number of the rebuild.</summary>
    public int Rebuild(string package, string release) => rebuilds.AddOrUpdate($"{release}/{package}", 1, (_, number) => number + 1);

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref asked);
        var (package, release) = ((string)context.Request.RouteValues["package"]!, (string)context.Request.RouteValues["release"]!);
        var number = rebuilds.GetValueOrDefault($"{release}/{package}");
        var builds = number % 2 == 0 ? "true" : "false";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($"{{\"package\": \"{package}\", \"release\": \"{release}\", \"number\": {number}, \"builds\": {builds}}}", context.RequestAborted);
    }
}
