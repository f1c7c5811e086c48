using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Sandbox.Story;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Refreshing;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Worker;

/// <summary>The one door of this project.</summary>
public static class WorkerServices
{
    /// <summary>Everything that listens, gathers and writes.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddConnectors(configuration);
        services.AddSingleton<KnownNames>();
        services.AddSingleton<WatchedKeys>();
        services.AddSingleton<MessageMarker>();
        services.AddSingleton<RefreshPump>();
        services.AddSingleton<ISandboxAudience, SandboxListener>();
        services.AddHostedService(provider => provider.GetRequiredService<RefreshPump>());
        services.AddHostedService<FirstMarks>();
        services.AddHostedService<WatchedPoll>();
        return services.AddBusConsumers(bus =>
        {
            bus.AddConsumer<FedoraMessageConsumer, FedoraMessageConsumerDefinition>();
            bus.AddConsumer<RefreshConsumer, RefreshConsumerDefinition>();
            bus.AddConsumer<PanelsWatchedConsumer, PanelsWatchedConsumerDefinition>();
        });
    }
}
