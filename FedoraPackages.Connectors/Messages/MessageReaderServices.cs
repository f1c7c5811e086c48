using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FedoraPackages.Connectors.Messages;

/// <summary>Registers readers of messages, each once, however often its room is registered.</summary>
internal static class MessageReaderServices
{
    public static IServiceCollection AddMessageReader<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class, IMessageReader
    {
        if (!services.Any(service => service.ServiceType == typeof(TopicPrefixes)))
        {
            services.AddSettings<TopicOptions>(configuration, "FedoraMessaging", TopicOptions.Fault);
            services.AddSingleton(Prefixes(configuration));
        }

        services.TryAddSingleton<MessageReaders>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMessageReader, T>());
        return services;
    }

    private static TopicPrefixes Prefixes(IConfiguration configuration)
    {
        var options = configuration.GetSettings<TopicOptions>("FedoraMessaging");
        return TopicOptions.Fault(options) is { } fault ? throw new SettingsException(fault) : TopicPrefixes.Of(options.TopicPrefix);
    }
}
