using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.History;

/// <summary>Registers this room.</summary>
internal static class HistoryServices
{
    /// <summary>What readers know of it.</summary>
    public static IServiceCollection AddHistoryPanels(this IServiceCollection services) => services.AddPanelKinds(HistoryPanels.History);

    /// <summary>What gathers.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddSingleton<HistoryJournal>()
        .AddSingleton<IPanelSource, HistoryPanelSource>();
}
