using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Bare Kestrel that answers every request with the same bytes from memory: the floor of anything built on it.</summary>
internal static class MemoryServer
{
    /// <summary>Serves until its standard input ends, which it does when the one who started it is gone.</summary>
    public static async Task RunAsync(string file, string url)
    {
        var page = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(url);
        await using var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            await context.Response.Body.WriteAsync(page);
        });
        await app.StartAsync();
        await Console.In.ReadToEndAsync();
    }

    public static ServerProcess Start(string file) => ServerProcess.Start(url => new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "FedoraPackages.Tests.dll"), "bench", "serve", file, url.ToString()])
    {
        RedirectStandardInput = true,
    });
}
