using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Registers this room: connector, panel source, message reader.</summary>
internal static class BugzillaServices
{
    /// <summary>What readers know of it.</summary>
    public static IServiceCollection AddBugzillaPanels(this IServiceCollection services) => services
        .AddPanelKinds(BugzillaPanels.Bugs)
        .AddSingleton<IAttentionRule, HolesRule>()
        .AddSingleton<IAttentionRule, TrackersRule>();

    /// <summary>What gathers.</summary>
    public static IServiceCollection AddBugzilla(this IServiceCollection services, IConfiguration configuration) => services
        .AddUpstream(configuration, BugzillaService.Descriptor)
        .AddSingleton<BugzillaApi>()
        .AddSingleton<BugTrackers>()
        .AddSingleton<BugzillaConnector>()
        .AddSingleton<IPanelSource, BugsPanelSource>()
        .AddMessageReader<BugzillaMessageReader>(configuration);
}
