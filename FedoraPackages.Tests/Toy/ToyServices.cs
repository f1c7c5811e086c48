using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Worker.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Toy;

/// <summary>Registers it: what stands in this folder is all there is to a new service.</summary>
internal static class ToyServices
{
    public static IServiceCollection AddToy(this IServiceCollection services, IConfiguration configuration, ToyPiece piece) => services
        // The web's door.
        .AddPanelKinds(ToyPanels.Rebuilds)
        .AddSingleton(ToyTab.Tab)
        .AddSingleton<IAttentionRule, ToyRule>().AddSingleton(ToyAttention.Look)
        // The worker's.
        .AddUpstream(configuration, ToyService.Descriptor)
        .AddSingleton<ToyConnector>()
        .AddSingleton<IPanelSource, ToyPanelSource>()
        .AddSingleton<IMessageReader, ToyMessageReader>()
        // The sandbox.
        .AddSingleton<ISandboxPiece>(piece);
}
