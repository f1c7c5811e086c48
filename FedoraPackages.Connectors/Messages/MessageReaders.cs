namespace FedoraPackages.Connectors.Messages;

/// <summary>All readers as one: whoever has a message need not know whose it is.</summary>
public sealed class MessageReaders(IEnumerable<IMessageReader> readers)
{
    /// <summary>Nobody reads the topic: of no producer we know, or of another environment than the one that is heard.</summary>
    public const string NoReader = "no reader for the topic";

    private readonly IMessageReader[] readers = [.. readers];

    /// <summary>The whole topics of all that is heard.</summary>
    public IReadOnlyList<string> WholeTopics => [.. readers.SelectMany(reader => reader.WholeTopics)];

    public MessageReading Read(FedoraMessage message) =>
        Array.Find(readers, reader => reader.Reads(message.Topic))?.Read(message) ?? MessageReading.Ignore(NoReader);
}
