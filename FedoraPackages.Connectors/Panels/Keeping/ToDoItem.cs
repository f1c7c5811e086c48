namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>A line of the to-do list. Times are the store's.</summary>
/// <param name="Cause">The last mark's, in a reader's words.</param>
/// <param name="Since">When the first mark came that has not been served.</param>
/// <param name="Due">From when on a worker may take it.</param>
/// <param name="Attempts">Gatherings in a row that failed.</param>
/// <param name="Leased">A worker is at it, or was and died.</param>
/// <param name="Parked">The paused service it waits for.</param>
/// <param name="Bulk">The bulk refresh it is a part of.</param>
/// <param name="Failure">Why the last gathering failed; null when it did not.</param>
public sealed record ToDoItem(
    PanelKey Key,
    RefreshLane Lane,
    string Cause,
    DateTimeOffset Since,
    DateTimeOffset Due,
    int Attempts,
    bool Leased,
    string? Parked = null,
    string? Bulk = null,
    PanelFailure? Failure = null);
