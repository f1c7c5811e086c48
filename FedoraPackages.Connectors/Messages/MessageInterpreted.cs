namespace FedoraPackages.Connectors.Messages;

/// <summary>The answer.</summary>
/// <param name="Facts">What the message means for us, in a reader's words.</param>
/// <param name="Stale">The panels that it would make stale, as text.</param>
/// <param name="Ignored">Why it would make none; null when it would.</param>
/// <param name="Detail">What is missing or wrong, when that is why.</param>
public sealed record MessageInterpreted(IReadOnlyList<string> Facts, IReadOnlyList<string> Stale, string? Ignored, string? Detail = null);
