using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Tests;

/// <summary>Puts sources that answer at once in Koji's place, and leaves the sandbox out.</summary>
internal static class CannedSources
{
    public static void UseSources(this IServiceCollection services, params IReadOnlyList<IPanelSource> sources)
    {
        foreach (var sandbox in services.Where(IsSandbox).ToList())
            services.Remove(sandbox);
        services.RemoveAll<IPanelSource>();
        foreach (var source in sources)
            services.AddSingleton(source);
    }

    private static bool IsSandbox(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService) &&
        (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Namespace is { } room &&
        room.StartsWith("FedoraPackages.Worker.Sandbox", StringComparison.Ordinal);
}
