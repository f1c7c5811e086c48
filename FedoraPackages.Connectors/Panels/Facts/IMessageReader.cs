using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Turns the messages of one producer into facts. Never throws: what cannot be read is ignored with a reason.</summary>
public interface IMessageReader
{
    /// <summary>What of this producer's is worth hearing, as binding keys of a topic exchange.</summary>
    IReadOnlyList<string> Topics { get; }

    /// <summary>True for the topics of this producer.</summary>
    bool Reads(string topic);

    MessageReading Read(FedoraMessage message);
}

/// <summary>The facts of a message, or why it has none.</summary>
/// <param name="Ignored">A short reason from a fixed set, used as a metric's label.</param>
/// <param name="Detail">What is missing or wrong, for people; null where the reason says it all. In our words only, never the message's.</param>
public sealed record MessageReading(IReadOnlyList<Fact> Facts, string? Ignored, string? Detail = null)
{
    public static MessageReading Of(params IReadOnlyList<Fact> facts) => new(facts, null);

    public static MessageReading Ignore(string reason, string? detail = null) => new([], reason, detail);
}
