using FedoraPackages.Connectors.Anitya;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.DistGit;
using FedoraPackages.Connectors.Faf;
using FedoraPackages.Connectors.FedoraCi;
using FedoraPackages.Connectors.Greenwave;
using FedoraPackages.Connectors.History;
using FedoraPackages.Connectors.Hotness;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Koschei;
using FedoraPackages.Connectors.Mdapi;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Pungi;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Connectors.ResultsDb;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Connectors.WaiverDb;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FedoraPackages.Connectors;

/// <summary>The two doors of this project.</summary>
public static class ConnectorsServices
{
    /// <summary>The web's door: reading what is kept. Holds no HTTP client.</summary>
    public static IServiceCollection AddPanelReading(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStorage(configuration);
        services.TryAddSingleton<IPanelShelf>(provider => provider.GetRequiredService<IPanelStore>());
        services.TryAddSingleton<IPanelLedger>(provider => provider.GetRequiredService<IPanelStore>());
        services.TryAddSingleton<PanelMemory>();
        services.TryAddSingleton<PanelReader>();
        services.TryAddSingleton<AttentionRules>();
        return services;
    }

    /// <summary>The worker's door: every upstream service, its panel sources and message readers.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStorage(configuration);
        services.AddMetrics();
        services.TryAddSingleton<PanelMetrics>();
        services.TryAddSingleton<PanelRefresher>();
        services.AddHostedService<ToDoGauge>();
        services.AddSingleton<MessageLog>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageLog>());
        return services.AddKoji(configuration).AddBodhi(configuration).AddBugzilla(configuration).AddDatagrepper(configuration).AddHistory().AddReleases()
            .AddMessageReaders(configuration);
    }

    /// <summary>What messages mean, and nothing else: no store, no HTTP client. Facts of services without panels are read already.</summary>
    public static IServiceCollection AddMessageReaders(this IServiceCollection services, IConfiguration configuration) => services
        .AddMessageReader<KojiMessageReader>(configuration)
        .AddMessageReader<BodhiMessageReader>(configuration)
        .AddMessageReader<GreenwaveMessageReader>(configuration)
        .AddMessageReader<BugzillaMessageReader>(configuration)
        .AddMessageReader<GitMessageReader>(configuration)
        .AddMessageReader<PagureMessageReader>(configuration)
        .AddMessageReader<ForgejoMessageReader>(configuration)
        .AddMessageReader<AnityaMessageReader>(configuration)
        .AddMessageReader<HotnessMessageReader>(configuration)
        .AddMessageReader<KoscheiMessageReader>(configuration)
        .AddMessageReader<CiMessageReader>(configuration)
        .AddMessageReader<ResultsDbMessageReader>(configuration)
        .AddMessageReader<WaiverDbMessageReader>(configuration)
        .AddMessageReader<PungiMessageReader>(configuration)
        .AddMessageReader<MdapiMessageReader>(configuration)
        .AddMessageReader<FafMessageReader>(configuration);

    // Both doors lead here, in one process or in two.
    private static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(s => s.ServiceType == typeof(IPanelStore)))
            return;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RefreshTimings());
        services.AddSettings<FedoraOptions>(configuration, "Fedora", FedoraFault);
        services.AddSettings<StorageOptions>(configuration, "Data", StorageFault);
        services.TryAddSingleton<StoreLink>();
        services.AddHostedService<StoreWatch>();
        services.AddOperations().AddDocumentTelling();
        services.AddKojiPanels().AddReleasesPanels().AddBodhiPanels().AddBugzillaPanels().AddHistoryPanels();
        var fedora = configuration.GetSettings<FedoraOptions>("Fedora");
        if (Topology.Of(configuration).Redis is { } redis)
        {
            services.AddRedis(redis, fedora.Source.ToString().ToLowerInvariant());
            return;
        }

        var directory = configuration.GetSettings<StorageOptions>("Data").DirectoryOf(fedora.Source);
        services.AddSingleton(provider =>
        {
            var (clock, timings) = (provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<RefreshTimings>());
            return directory is null
                ? SqlitePanelStore.InMemory(clock, timings)
                : SqlitePanelStore.InDirectory(directory, fedora.Source.ToString().ToLowerInvariant(), clock, timings);
        });
        services.AddSingleton<IPanelStore>(provider => provider.GetRequiredService<SqlitePanelStore>());
        services.AddSingleton<ISiteStore>(provider => provider.GetRequiredService<SqlitePanelStore>());
    }

    private static string? StorageFault(StorageOptions options) =>
        options.Directory is { } directory && string.IsNullOrWhiteSpace(directory) ? "Data:Directory must not be empty" : null;

    private static string? FedoraFault(FedoraOptions options) =>
        Enum.IsDefined(options.Source) ? null : "Fedora:Source must be Sandbox or Live";
}
