using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Registers this room: connector, panel sources, message reader.</summary>
internal static class KojiServices
{
    /// <summary>What readers know of it.</summary>
    public static IServiceCollection AddKojiPanels(this IServiceCollection services) =>
        services.AddPanelKinds(KojiPanels.Builds, KojiPanels.Names, KojiPanels.Recent);

    /// <summary>What gathers.</summary>
    public static IServiceCollection AddKoji(this IServiceCollection services, IConfiguration configuration) => services
        .AddUpstream(configuration, KojiService.Descriptor)
        .AddSingleton<KojiHub>()
        .AddSingleton<KojiBuildDetails>()
        .AddSingleton<KojiConnector>()
        .AddSingleton<IPanelSource, BuildsPanelSource>()
        .AddSingleton<IPanelSource, NamesPanelSource>()
        .AddSingleton<IPanelSource, RecentBuildsPanelSource>()
        .AddMessageReader<KojiMessageReader>(configuration);
}
