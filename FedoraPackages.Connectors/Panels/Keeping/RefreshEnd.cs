using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Panels.Keeping;

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
