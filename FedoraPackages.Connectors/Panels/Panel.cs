namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// One answer about one package, as kept. Before the first answer <see cref="Value"/> is null and <see cref="Generation"/> may be 0.
/// </summary>
/// <param name="Generation">The number of this answer; only grows. 0: never fetched.</param>
/// <param name="Value">The last good answer, or null when there has been none.</param>
/// <param name="ChangedAt">When the answer last became another one.</param>
/// <param name="CheckedAt">When an upstream service last gave this answer, changed or not.</param>
/// <param name="Cause">Why the answer was last gathered, in words for a reader: "first view", "build 123 complete".</param>
/// <param name="Failure">Set while gathering fails; the value is then the last good one.</param>
public sealed record Panel<T>(
    PanelKey Key,
    long Generation,
    T? Value,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? CheckedAt,
    string Cause,
    PanelFailure? Failure)
    where T : class
{
    public static Panel<T> NotFetched(PanelKey key) => new(key, 0, null, null, null, "", null);
}
