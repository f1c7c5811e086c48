using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>The right to refresh one key for some seconds. Its number is the generation of the answer to come.</summary>
/// <param name="Generation">Newer than every generation and every lease this key has had.</param>
/// <param name="Version">How often the key had been marked when it was taken; a later mark means one more refresh.</param>
/// <param name="Expected">What the answer should show.</param>
/// <param name="Attempts">Failed gatherings in a row before this one.</param>
/// <param name="Unannounced">A generation that was swapped in under an earlier lease which ended before anybody was told.</param>
public sealed record PanelLease(
    PanelKey Key,
    long Generation,
    long Version,
    RefreshLane Lane,
    string Cause,
    IReadOnlyList<Expectation> Expected,
    int Attempts,
    long? Unannounced)
{
    /// <summary>The trace of the last mark that had one, as a W3C <c>traceparent</c>.</summary>
    public string? Trace { get; init; }
}
