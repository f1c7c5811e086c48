using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Registers this room.</summary>
internal static class ReleasesServices
{
    /// <summary>What readers know of it.</summary>
    public static IServiceCollection AddReleasesPanels(this IServiceCollection services) => services.AddPanelKinds(ReleasePanels.Tagged);

    /// <summary>What gathers.</summary>
    public static IServiceCollection AddReleases(this IServiceCollection services) => services
        .AddSingleton<KnownReleases>()
        .AddSingleton<IPanelSource, TaggedPanelSource>();
}
