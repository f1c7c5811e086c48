using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>What a message means.</summary>
/// <param name="Ignored">Why nothing is stale after it; null when something is.</param>
/// <param name="Detail">What was missing or wrong, when that is why.</param>
internal sealed record Interpretation(IReadOnlyList<Fact> Facts, IReadOnlyList<StalePanel> Stale, string? Ignored, string? Detail = null)
{
    /// <summary>Who did it; null where the message does not say.</summary>
    public string? By { get; init; }
}
