using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FedoraPackages.Connectors.Panels;

/// <summary>Registers kinds of panel.</summary>
public static class PanelKindServices
{
    /// <summary>From then on the site knows them: they are listed, refreshed, watched and paused.</summary>
    public static IServiceCollection AddPanelKinds(this IServiceCollection services, params IReadOnlyList<PanelKind> kinds)
    {
        services.TryAddSingleton<PanelKinds>();
        foreach (var kind in kinds)
            services.AddSingleton(kind);
        return services;
    }
}
