using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Worker.Sandbox.Bodhi;
using FedoraPackages.Worker.Sandbox.Bugzilla;
using FedoraPackages.Worker.Sandbox.Datagrepper;
using FedoraPackages.Worker.Sandbox.Host;
using FedoraPackages.Worker.Sandbox.Koji;
using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Worker.Sandbox;

/// <summary>Registers the invented Fedora: the one place in it that knows who asks it.</summary>
internal static class SandboxServices
{
    private const double UnsparedPerSecond = 50;

    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions(configuration);
        services.AddSingleton<SandboxStory>();
        services.AddSingleton<SandboxHost>();
        services.AddSingleton<ISandboxAddresses>(provider => new Addresses(provider.GetRequiredService<SandboxHost>().Of));
        services.AddHostedService(provider => provider.GetRequiredService<SandboxHost>());
        // Before whoever else hears: what was told and not heard is in the archive.
        services.AddSingleton<ISandboxAudience>(provider => provider.GetRequiredService<ToldMessages>());
        services.AddHostedService<SandboxStoryteller>();
        return services;
    }

    /// <summary>The invented Fedora that another process serves (<c>Sandbox:Url</c>).</summary>
    public static IServiceCollection AddRemoteSandbox(this IServiceCollection services, IConfiguration configuration) => services
        .AddOptions(configuration)
        .AddSingleton<ISandboxAddresses>(provider =>
        {
            var (options, pieces) = (
                provider.GetRequiredService<IOptions<SandboxOptions>>(),
                provider.GetServices<ISandboxPiece>().ToDictionary(p => p.Service));
            return new Addresses(service => pieces.TryGetValue(service, out var piece) ? new Uri(options.Value.Url, piece.Path) : null);
        });

    /// <summary>Lets the story be heard on a broker too.</summary>
    public static IServiceCollection AddSandboxPublishing(this IServiceCollection services, BrokerAddress broker) => services
        .AddSingleton(broker)
        .AddSingleton<SandboxPublisher>()
        .AddSingleton<ISandboxAudience>(provider => provider.GetRequiredService<SandboxPublisher>())
        .AddHostedService(provider => provider.GetRequiredService<SandboxPublisher>());

    private static IServiceCollection AddOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<SandboxOptions>(configuration, "Sandbox", options => options.Fault());
        // Begun when something is first asked of it: where another process serves the sandbox, never.
        services.AddSingleton(provider => new Lazy<SandboxWorld>(() => WorldOf(provider)));
        services.AddSingleton(provider => provider.GetRequiredService<Lazy<SandboxWorld>>().Value);
        services.AddSingleton<ToldMessages>().AddSingleton<ISandboxPiece, DatagrepperPiece>();
        services.AddSingleton<ISandboxPiece, KojiPiece>().AddSingleton<ISandboxPiece, BodhiPiece>().AddSingleton<ISandboxPiece, BugzillaPiece>();
        // Invented services need no sparing.
        return services.PostConfigureAll<UpstreamOptions>(options => options.BulkPerSecond ??= UnsparedPerSecond);
    }

    private static SandboxWorld WorldOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<SandboxOptions>>().Value;
        return new SandboxWorld(options.Seed, options.Packages, provider.GetRequiredService<TimeProvider>());
    }

    private sealed class Addresses(Func<string, Uri?> of) : ISandboxAddresses
    {
        public Uri? Of(string service) => of(service);
    }
}
