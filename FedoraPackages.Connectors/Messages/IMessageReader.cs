namespace FedoraPackages.Connectors.Messages;

/// <summary>Turns the messages of one producer into facts. Never throws: what cannot be read is ignored with a reason.</summary>
public interface IMessageReader
{
    /// <summary>What of this producer's is worth hearing, as binding keys of a topic exchange.</summary>
    IReadOnlyList<string> Topics { get; }

    /// <summary>The same as whole topics, for an archive that knows no wildcards: those whose messages may mean something.</summary>
    IReadOnlyList<string> WholeTopics => [];

    /// <summary>True for the topics of this producer.</summary>
    bool Reads(string topic);

    MessageReading Read(FedoraMessage message);
}
