using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Registers this room.</summary>
internal static class ReleasesServices
{
    public static IServiceCollection AddReleases(this IServiceCollection services) => services
        .AddSingleton<KnownReleases>()
        .AddSingleton<IPanelSource, TaggedPanelSource>();
}
