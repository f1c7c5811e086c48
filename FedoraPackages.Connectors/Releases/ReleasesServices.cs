using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Registers this room.</summary>
internal static class ReleasesServices
{
    /// <summary>What readers know of it.</summary>
    public static IServiceCollection AddReleasesPanels(this IServiceCollection services) => services
        .AddPanelKinds(ReleasePanels.Tagged)
        .AddSingleton<IAttentionRule, RetirementRule>()
        .AddSingleton<IAttentionRule, UpgradePathRule>()
        .AddSingleton<IAttentionRule, SecurityUpdatesRule>()
        .AddSingleton<IAttentionJoin, PastUpdates>()
        .AddSingleton<IAttentionJoin, FixesOfHoles>()
        .AddSingleton<IAttentionJoin, NamesOfReleases>();

    /// <summary>What gathers.</summary>
    public static IServiceCollection AddReleases(this IServiceCollection services) => services
        .AddSingleton<KnownReleases>()
        .AddSingleton<IPanelSource, TaggedPanelSource>();
}
