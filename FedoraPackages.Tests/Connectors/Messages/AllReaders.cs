using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>Every reader as the worker has them, of production unless said otherwise.</summary>
internal static class AllReaders
{
    public static IReadOnlyList<TopicReader> Of(string? prefix = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("FedoraMessaging:TopicPrefix", prefix ?? "org.fedoraproject.prod")]).Build();
        using var services = new ServiceCollection().AddMessageReaders(configuration).BuildServiceProvider();
        return [.. services.GetServices<IMessageReader>().Cast<TopicReader>()];
    }

    /// <summary>The reader of a topic, and what it makes of a message.</summary>
    public static MessageReading Read(this IReadOnlyList<TopicReader> readers, string topic, string body) =>
        readers.Single(reader => reader.Reads(topic)).Read(new FedoraMessage(topic, "1", DateTimeOffset.UnixEpoch, body));
}
