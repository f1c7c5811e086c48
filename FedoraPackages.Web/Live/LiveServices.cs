using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Web.Live;

/// <summary>Registers what keeps open tabs current.</summary>
internal static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<PackageSubscriptions>();
        services.AddSingleton<LiveControls>();
        services.AddHostedService<GenerationSweep>();
        services.AddSingleton<WatchAnnouncer>();
        services.AddHostedService(provider => provider.GetRequiredService<WatchAnnouncer>());
        return services.AddBusConsumers(bus =>
        {
            bus.AddConsumer<PanelRefreshedConsumer, PanelRefreshedConsumerDefinition>();
            bus.AddConsumer<WatchedWantedConsumer, WatchedWantedConsumerDefinition>();
        });
    }
}
