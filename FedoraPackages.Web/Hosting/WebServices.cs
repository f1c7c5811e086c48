using FedoraPackages.Connectors;
using FedoraPackages.Web.Components.Panels;
using FedoraPackages.Web.Live;
using FedoraPackages.Web.Names;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;

namespace FedoraPackages.Web.Hosting;

/// <summary>What drawing needs. Reading panels is registered by its own room.</summary>
internal static class WebServices
{
    private const int SmallMessage = 4 * 1024;
    private const int CircuitMessage = 32 * 1024;

    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<FormOptions>(o => (o.ValueCountLimit, o.KeyLengthLimit, o.ValueLengthLimit) = (32, 128, SmallMessage));

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PackageSubscriptions>();
        services.AddSingleton<FedoraLinks>();
        services.AddSingleton<NameDirectory>();
        services.AddSingleton<UnconfirmedNames>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<ConnectionRoom>();
        services.AddSingleton<ConnectionLimit>();
        services.AddSettings<SiteOptions>(configuration, "Site", options => options.Fault());
        services.AddPackageTabs().AddAttention();
        services.AddPageCompression();
        services.AddMudServices();

        services.AddRazorComponents()
            .AddInteractiveServerComponents(o =>
            {
                o.DisconnectedCircuitMaxRetained = 200;
                o.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
                o.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(10);
            })
            .AddHubOptions(o => o.MaximumReceiveMessageSize = CircuitMessage);
        services.AddSignalR().AddHubOptions<PackageHub>(o => o.MaximumReceiveMessageSize = SmallMessage);

        var keys = services.AddDataProtection().SetApplicationName("FedoraPackages");
        if (configuration["DataProtection:Directory"] is { Length: > 0 } directory)
            keys.PersistKeysToFileSystem(new DirectoryInfo(directory));
        return services;
    }
}
