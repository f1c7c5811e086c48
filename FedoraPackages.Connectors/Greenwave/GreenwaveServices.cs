using FedoraPackages.Connectors.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Greenwave;

/// <summary>Registers this room: a message reader, since nothing is asked of Greenwave itself.</summary>
internal static class GreenwaveServices
{
    public static IServiceCollection AddGreenwave(this IServiceCollection services) => services.AddSingleton<IMessageReader, GreenwaveMessageReader>();
}
