using System.Reflection;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Worker.Refreshing;
using FedoraPackages.Worker.Sandbox.Story;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Worker.Listening;

/// <summary>Registers this room: who is listened to follows from where Fedora is.</summary>
internal static class ListeningServices
{
    /// <summary>Fedora's broker takes our line for dead after some of them; a proxy in between forgets one that says nothing for long.</summary>
    private static readonly TimeSpan PublicBeat = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan PublicPause = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddListening(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<FedoraMessagingOptions>(configuration, FedoraMessagingOptions.Section, options => options.Fault());
        services.AddInbox();
        if (configuration.GetSettings<FedoraOptions>("Fedora").Source == FedoraSource.Live)
            return services.AddFedoraBus(configuration, configuration.GetSettings<FedoraMessagingOptions>(FedoraMessagingOptions.Section));
        services.AddSingleton(new Hearing(true));
        return Topology.Of(configuration).RabbitMq is { } broker
            ? services.AddBroker(topics => new FedoraBusSettings(broker, "fedora-bus", topics))
            : services.AddSingleton<ISandboxAudience, SandboxListener>();
    }

    internal static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddSingleton<SeenIds>()
        .AddSingleton<HeardUntil>()
        .AddSingleton<MessageInbox>()
        .AddSingleton<SeenIdsKeeper>()
        .AddHostedService(provider => provider.GetRequiredService<SeenIdsKeeper>());

    private static IServiceCollection AddFedoraBus(this IServiceCollection services, IConfiguration configuration, FedoraMessagingOptions options)
    {
        services.AddSingleton(new Hearing(options.IsSet));
        // What cannot work stops the start when the options are validated.
        if (!options.IsSet || options.Broker() is not { } broker)
            return services.AddHostedService<NothingHeard>();
        var ours = broker with { Identity = options.Identity(), Beat = PublicBeat, About = About(configuration["Contact"]) };
        return services.AddBroker(topics => new FedoraBusSettings(ours, Queue: null, topics) { Silence = options.Silence, LongestPause = PublicPause });
    }

    private static IServiceCollection AddBroker(this IServiceCollection services, Func<IReadOnlyList<string>, FedoraBusSettings> settings) => services
        .AddSingleton(provider => settings([.. provider.GetServices<IMessageReader>().SelectMany(reader => reader.Topics)]))
        .AddSingleton(provider => new ArchiveSettings([.. provider.GetServices<IMessageReader>().SelectMany(reader => reader.WholeTopics)]))
        .AddSingleton<QueueName>()
        .AddSingleton<Reception>()
        .AddSingleton<MissedMessages>()
        .AddHostedService<CatchUpService>()
        .AddHostedService<FedoraBusListener>();

    // The operators of Fedora's broker ask for these (upstreams/bus.md §1.1).
    private static Dictionary<string, string> About(string? contact)
    {
        var about = new Dictionary<string, string>
        {
            ["app"] = "FedoraPackages",
            ["app_version"] = typeof(ListeningServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "1.0",
        };
        if (!string.IsNullOrEmpty(contact))
            about[contact.Contains("://", StringComparison.Ordinal) ? "app_url" : "app_contacts_email"] = contact;
        return about;
    }
}
