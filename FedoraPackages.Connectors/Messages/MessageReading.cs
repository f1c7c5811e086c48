using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Messages;

/// <summary>The facts of a message, or why it has none.</summary>
/// <param name="Ignored">A short reason from a fixed set, used as a metric's label.</param>
/// <param name="Detail">What is missing or wrong, for people; null where the reason says it all. In our words only, never the message's.</param>
public sealed record MessageReading(IReadOnlyList<Fact> Facts, string? Ignored, string? Detail = null)
{
    /// <summary>Who did it, by the name of an account; null where the message does not say.</summary>
    public string? By { get; init; }

    public static MessageReading Of(params IReadOnlyList<Fact> facts) => new(facts, null);

    public static MessageReading Ignore(string reason, string? detail = null) => new([], reason, detail);
}
