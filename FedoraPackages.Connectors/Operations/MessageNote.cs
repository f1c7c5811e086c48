using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Operations;

/// <summary>What became of a message of Fedora's bus.</summary>
/// <param name="Facts">What it means for us, in a reader's words.</param>
/// <param name="Stale">The panels that it made stale, as text.</param>
/// <param name="Ignored">Why it made none; null when it did.</param>
/// <param name="Body">As it came, for a replay; null when it was too large to be kept, or no text. May hold people's addresses: never show it as it is.</param>
public sealed record MessageNote(
    string Topic,
    string Id,
    DateTimeOffset SentAt,
    DateTimeOffset At,
    ImmutableArray<string> Facts,
    ImmutableArray<string> Stale,
    string? Ignored,
    string? Body)
{
    /// <summary>What was missing or wrong, when that is why; null where <see cref="Ignored"/> says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>Longer bodies are not kept (characters).</summary>
    public const int LongestBody = 32 * 1024;
}
