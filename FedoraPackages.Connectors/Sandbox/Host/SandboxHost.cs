using System.Net;
using FedoraPackages.Connectors.Sandbox.Koji;
using FedoraPackages.Connectors.Sandbox.World;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Connectors.Sandbox.Host;

/// <summary>
/// Serves the sandbox's services over real HTTP on 127.0.0.1, before anything else of this process starts. Each service is mapped by one
/// line below.
/// </summary>
internal sealed class SandboxHost(SandboxWorld world, IOptions<SandboxOptions> options) : IHostedLifecycleService, ISandboxAddresses, IAsyncDisposable
{
    private WebApplication? app;

    public Uri? Of(string service) => app is null ? null : service switch
    {
        "Koji" => new Uri(new Uri(app.Urls.First()), KojiWire.Path),
        _ => null,
    };

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Value.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var starting = builder.Build();
        starting.MapKoji(world);
        await starting.StartAsync(cancellationToken).ConfigureAwait(false);
        app = starting;
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (app is { } running)
            await running.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is { } running)
            await running.DisposeAsync().ConfigureAwait(false);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
