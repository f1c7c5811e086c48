using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Registers this room: connector, panel sources, message reader.</summary>
internal static class KojiServices
{
    public static IServiceCollection AddKoji(this IServiceCollection services, IConfiguration configuration) => services
        .AddUpstream(configuration, KojiHub.Service, new Uri("https://koji.fedoraproject.org/kojihub"))
        .AddSingleton<KojiHub>()
        .AddSingleton<KojiBuildDetails>()
        .AddSingleton<KojiConnector>()
        .AddSingleton<IPanelSource, BuildsPanelSource>()
        .AddSingleton<IPanelSource, NamesPanelSource>()
        .AddSingleton<IPanelSource, RecentBuildsPanelSource>()
        .AddSingleton<IMessageReader, KojiMessageReader>();
}
