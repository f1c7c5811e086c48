using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Registers this room: connector, panel sources, message reader.</summary>
internal static class BodhiServices
{
    public static IServiceCollection AddBodhi(this IServiceCollection services, IConfiguration configuration) => services
        .AddUpstream(configuration, BodhiApi.Service, new Uri("https://bodhi.fedoraproject.org/"))
        .AddSingleton<BodhiApi>()
        .AddSingleton<HeldTests>()
        .AddSingleton<BodhiConnector>()
        .AddSingleton<IPanelSource, ReleasesPanelSource>()
        .AddSingleton<IPanelSource, UpdatesPanelSource>()
        .AddSingleton<IPanelSource, RecentUpdatesPanelSource>()
        .AddSingleton<IMessageReader, BodhiMessageReader>();
}
