using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Sandbox.Story;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Operating;
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
        services.AddSingleton<MessageInterpreter>();
        services.AddSingleton<MarkWriter>();
        services.AddSingleton<MessageMarker>();
        services.AddSingleton<WatchedFirst>();
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

    // Fedora's own bus is not listened to yet.
    private static void AddListening(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetSettings<FedoraOptions>("Fedora").Source != FedoraSource.Sandbox)
            return;
        if (Topology.Of(configuration).RabbitMq is not { } broker)
        {
            services.AddSingleton<ISandboxAudience, SandboxListener>();
            return;
        }

        services.AddSingleton(provider => new FedoraBusSettings(
            broker, "fedora-bus", [.. provider.GetServices<IMessageReader>().SelectMany(reader => reader.Topics)]));
        services.AddHostedService<FedoraBusListener>();
    }
}
