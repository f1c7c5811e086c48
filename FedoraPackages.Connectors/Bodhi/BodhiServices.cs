using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Registers this room: connector, panel sources, message reader.</summary>
internal static class BodhiServices
{
    /// <summary>What readers know of it.</summary>
    public static IServiceCollection AddBodhiPanels(this IServiceCollection services) => services
        .AddPanelKinds(BodhiPanels.Releases, BodhiPanels.Updates, BodhiPanels.Recent)
        .AddSingleton<IAttentionRule, WaitingUpdatesRule>()
        .AddSingleton<IAttentionRule, CriticalPathRule>();

    /// <summary>What gathers.</summary>
    public static IServiceCollection AddBodhi(this IServiceCollection services, IConfiguration configuration) => services
        .AddUpstream(configuration, BodhiService.Descriptor)
        .AddSingleton<BodhiApi>()
        .AddSingleton<HeldTests>()
        .AddSingleton<UpdatePackages>()
        .AddSingleton<BodhiConnector>()
        .AddSingleton<IPanelSource, ReleasesPanelSource>()
        .AddSingleton<IPanelSource, UpdatesPanelSource>()
        .AddSingleton<IPanelSource, RecentUpdatesPanelSource>()
        .AddMessageReader<BodhiMessageReader>(configuration);
}
