using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Storage;

/// <summary>What is known about a kept value, and how a new answer or a failure changes it. The value itself lies beside it.</summary>
/// <param name="Digest">Tells the value from every other; empty before the first good answer.</param>
internal sealed record KeptPanel(
    long Generation,
    string Digest,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? CheckedAt,
    TimeSpan? PollAfter,
    string Cause,
    PanelFailure? Failure)
{
    /// <summary>
    /// After an answer. The same value keeps its generation, and only its age moves; the end of a failure is a change that keeps the value's age.
    /// </summary>
    public static KeptPanel After(KeptPanel? kept, PanelLease lease, string digest, TimeSpan? pollAfter, DateTimeOffset now)
    {
        var same = kept?.Digest == digest;
        if (same && kept!.Failure is null)
            return kept with { CheckedAt = now, PollAfter = pollAfter };
        return new KeptPanel(lease.Generation, digest, same ? kept!.ChangedAt : now, now, pollAfter, lease.Cause, null);
    }

    /// <summary>After a gathering that failed. The value stays; a failure that goes on is no change, and keeps its beginning.</summary>
    public static KeptPanel After(KeptPanel? kept, PanelLease lease, PanelFailure failure, DateTimeOffset now) => kept switch
    {
        null => new KeptPanel(lease.Generation, "", null, null, null, lease.Cause, failure with { Since = now }),
        { Failure: { } going } => kept with { Failure = failure with { Since = going.Since } },
        _ => kept with { Generation = lease.Generation, Failure = failure with { Since = now } },
    };
}
