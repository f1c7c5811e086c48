using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Storage;

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
    long? Unannounced);

/// <summary>How a refresh ended, for the to-do list.</summary>
/// <param name="RetryAfter">Null: done. Else the key stays due after this time.</param>
/// <param name="Unshown">What the answer did not show and is still waited for.</param>
/// <param name="Failed">Counts an attempt that gave no answer.</param>
/// <param name="ParkedBy">The paused service that it could not be gathered without: it waits, as it was, until that goes on.</param>
public sealed record RefreshEnd(TimeSpan? RetryAfter, IReadOnlyList<Expectation> Unshown, bool Failed, string? ParkedBy = null)
{
    public static RefreshEnd Done { get; } = new(null, [], false);

    /// <summary>It could not be gathered without a service that is paused.</summary>
    public static RefreshEnd Parked(string service) => new(null, [], false, service);
}

/// <summary>What became of a swap.</summary>
/// <param name="Written">False when the lease was lost or a newer answer stands: nothing was written.</param>
/// <param name="Generation">The generation that stands now.</param>
/// <param name="Changed">True when readers will see something else than before: another value, a failure begun or ended.</param>
public sealed record SwapResult(bool Written, long Generation, bool Changed);
