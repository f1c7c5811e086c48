using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Operating;
using FedoraPackages.Worker.Refreshing;
using FedoraPackages.Worker.Sandbox;
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
        services.AddInventedFedora(configuration);
        services.AddSingleton<KnownNames>();
        services.AddSingleton<WatchedKeys>();
        services.AddSingleton<InTurn>();
        services.AddSingleton<MessageInterpreter>();
        services.AddSingleton<MarkWriter>();
        services.AddSingleton<MessageMarker>();
        services.AddSingleton<Suspects>();
        services.AddSingleton<BulkTargets>();
        services.AddSingleton<RefreshPump>();
        services.AddListening(configuration);
        services.AddHostedService(provider => provider.GetRequiredService<RefreshPump>());
        services.AddHostedService<ServicePauses>();
        services.AddHostedService<BulkRefresher>();
        services.AddHostedService<WorkerReporter>();
        services.AddHostedService<FirstMarks>();
        services.AddHostedService<WatchedPoll>();
        services.AddHostedService<ReleasesPoll>();
        services.AddHostedService<WorkerReady>();
        services.AddHostedService<WatchedInquiry>();
        return services.AddBusConsumers(bus =>
        {
            bus.AddConsumer<FedoraMessageConsumer, FedoraMessageConsumerDefinition>();
            bus.AddConsumer<RefreshNowConsumer, RefreshNowConsumerDefinition>();
            bus.AddConsumer<RefreshBackgroundConsumer, RefreshBackgroundConsumerDefinition>();
            bus.AddConsumer<PanelsWatchedConsumer, PanelsWatchedConsumerDefinition>();
            bus.AddConsumer<InterpretMessageConsumer, InterpretMessageConsumerDefinition>();
        });
    }

    /// <summary>Nothing where Fedora's own services are asked. What a worker asks must know it, with or without the rest of the worker.</summary>
    internal static IServiceCollection AddInventedFedora(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetSettings<FedoraOptions>("Fedora").Source != FedoraSource.Sandbox)
            return services;
        // Several workers over a sandbox each would be several Fedoras.
        return Topology.Of(configuration).IsShared ? services.AddRemoteSandbox(configuration) : services.AddSandbox(configuration);
    }
}
