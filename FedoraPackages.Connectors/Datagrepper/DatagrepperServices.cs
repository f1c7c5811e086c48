using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Datagrepper;

/// <summary>Registers this room: a connector.</summary>
internal static class DatagrepperServices
{
    public static IServiceCollection AddDatagrepper(this IServiceCollection services, IConfiguration configuration) => services
        .AddUpstream(configuration, DatagrepperService.Descriptor)
        .AddSingleton<DatagrepperConnector>();
}
