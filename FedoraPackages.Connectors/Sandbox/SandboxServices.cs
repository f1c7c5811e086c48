using FedoraPackages.Connectors.Sandbox.Host;
using FedoraPackages.Connectors.Sandbox.Story;
using FedoraPackages.Connectors.Sandbox.World;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Connectors.Sandbox;

/// <summary>Registers the invented Fedora.</summary>
internal static class SandboxServices
{
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SandboxOptions>(configuration, "Sandbox", options => options.Fault());
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<SandboxOptions>>().Value;
            return new SandboxWorld(options.Seed, options.Packages, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<SandboxStory>();
        services.AddSingleton<SandboxHost>();
        services.AddSingleton<ISandboxAddresses>(provider => provider.GetRequiredService<SandboxHost>());
        services.AddHostedService(provider => provider.GetRequiredService<SandboxHost>());
        services.AddHostedService<SandboxStoryteller>();
        return services;
    }
}
