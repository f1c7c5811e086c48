using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Worker.Sandbox.Host;

/// <summary>
/// Serves the sandbox's services over real HTTP on 127.0.0.1, before anything else of this process starts.
/// </summary>
internal sealed class SandboxHost(IEnumerable<ISandboxPiece> pieces, IOptions<SandboxOptions> options) : IHostedLifecycleService, IAsyncDisposable
{
    private WebApplication? app;

    /// <summary>Null until it listens.</summary>
    public Uri? Root => app is null ? null : new Uri(app.Urls.First());

    /// <summary>Where a service listens; null until it does, and for one that is not offered.</summary>
    public Uri? Of(string service) =>
        Root is { } root && pieces.FirstOrDefault(piece => piece.Service == service) is { } piece ? new Uri(root, piece.Path) : null;

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
        foreach (var piece in pieces)
            piece.Map(starting);
        try
        {
            await starting.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new OptionsValidationException(
                Options.DefaultName, typeof(SandboxOptions), [$"Sandbox:Port {options.Value.Port} cannot be listened on: {e.GetBaseException().Message}"]);
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
