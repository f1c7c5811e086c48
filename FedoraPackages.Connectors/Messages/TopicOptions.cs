namespace FedoraPackages.Connectors.Messages;

/// <summary>What is heard of Fedora's bus (<c>FedoraMessaging</c>).</summary>
public sealed class TopicOptions
{
    /// <summary>How the topics of the Fedora that is heard begin; <c>org.fedoraproject.stg</c> for staging.</summary>
    public string TopicPrefix { get; set; } = TopicPrefixes.Production.Fedora;

    internal static string? Fault(TopicOptions options) => TopicPrefixes.IsValid(options.TopicPrefix)
        ? null
        : "FedoraMessaging:TopicPrefix must be the first words of a topic, like org.fedoraproject.prod";
}
