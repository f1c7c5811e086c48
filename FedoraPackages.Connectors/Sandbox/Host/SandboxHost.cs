using System.Net;
using FedoraPackages.Connectors.Sandbox.Bodhi;
using FedoraPackages.Connectors.Sandbox.Bugzilla;
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

    /// <summary>Null until it listens.</summary>
    public Uri? Root => app is null ? null : new Uri(app.Urls.First());

    public Uri? Of(string service) => Root is { } root ? SandboxPaths.Of(root, service) : null;

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
        starting.MapBodhi(world);
        starting.MapBugzilla(world);
        try
        {
            await starting.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new SettingsException($"Sandbox:Port {options.Value.Port} cannot be listened on: {e.GetBaseException().Message}", e);
        }

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
