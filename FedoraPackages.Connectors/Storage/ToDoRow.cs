using System.Text.Json.Serialization;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// What the to-do list knows of one key, and the rules by which a mark, a lease and the end of a refresh change it. Times are µs since
/// 1970 of the store's clock.
/// </summary>
internal sealed record ToDoRow
{
    /// <summary>A key whose facts overflow forgets the oldest: a flood of messages costs bounded memory.</summary>
    private const int MostFacts = 64;

    /// <summary>No version: no lease has served any mark.</summary>
    private const int NoLease = -1;

    public RefreshLane Lane { get; init; } = RefreshLane.Background;

    public string Cause { get; init; } = "";

    /// <summary>The trace that the next refresh goes on with; null when nobody traces.</summary>
    public string? Trace { get; init; }

    /// <summary>The first mark not served yet.</summary>
    public long Since { get; init; }

    /// <summary>Null: nothing to do.</summary>
    public long? Due { get; init; }

    /// <summary>Counts the marks.</summary>
    public long Version { get; init; }

    public int Attempts { get; init; }

    [JsonConverter(typeof(ExpectationsJson))]
    public IReadOnlyList<Expectation> Expected { get; init; } = [];

    /// <summary>When the last gathering began.</summary>
    public long? TakenAt { get; init; }

    /// <summary>The generation of the present or last lease; only grows.</summary>
    public long LeaseNumber { get; init; }

    /// <summary>Null: not leased.</summary>
    public long? LeaseUntil { get; init; }

    /// <summary>The version the present lease serves.</summary>
    public long LeaseVersion { get; init; }

    public long? Unannounced { get; init; }

    /// <summary>The service that an administrator has paused, and that is waited for; null when none is.</summary>
    public string? Parked { get; init; }

    /// <summary>The bulk refresh that still waits for this key; null when none does.</summary>
    public string? Bulk { get; init; }

    /// <summary>The version its mark made.</summary>
    public long BulkVersion { get; init; }

    /// <summary>Nobody else had asked when its mark came.</summary>
    public bool BulkAlone { get; init; }

    [JsonIgnore]
    public bool IsLeased => LeaseUntil is not null;

    /// <summary>From when on a worker may take the key: when it is due, and not leased or no longer. Null: there is nothing to do.</summary>
    [JsonIgnore]
    public long? TakeableAt => Due is { } due ? Math.Max(due, LeaseUntil ?? due) : null;

    /// <summary>True for the lease that was given last, until it is given back or the key is taken again.</summary>
    public bool Holds(PanelLease lease) => IsLeased && LeaseNumber == lease.Generation;

    /// <summary>The row after a mark; the same row when the mark does not count.</summary>
    public ToDoRow Mark(PanelMark mark, bool kept, long now, RefreshTimings timings)
    {
        var counts = mark.When switch
        {
            MarkWhen.Missing => !kept,
            MarkWhen.Known => kept || Due is not null,
            MarkWhen.Idle => Due is null,
            MarkWhen.Marked => Due is not null,
            _ => true,
        };
        if (!counts || (mark.UnlessGatheredSince is { } since && TakenAt >= StoreTime.Micros(since)))
            return this;
        if (Due is not null && mark.When is MarkWhen.Missing or MarkWhen.Marked)
            return Hasten(mark.Lane, now, timings);

        // Idle, being refreshed, or only retrying: nobody has marked it since it was last served.
        var firstSinceLease = Due is null || Version == LeaseVersion;
        var marked = this with
        {
            Lane = firstSinceLease || mark.Lane < Lane ? mark.Lane : Lane,
            Cause = mark.Cause,
            Trace = mark.Trace ?? (firstSinceLease ? null : Trace),
            Since = firstSinceLease ? now : Since,
            Version = Version + 1,
            Expected = Merge(Expected, mark.Facts),
        };
        if (mark.Bulk is not null)
            marked = marked with { Bulk = mark.Bulk, BulkVersion = marked.Version, BulkAlone = firstSinceLease };
        // A leased key gets its due time when the lease ends, a parked one when its service goes on.
        if (IsLeased || Parked is not null)
            return marked;
        // Nobody has said that anything is new: it can wait for its turn, and goes sooner when somebody says so.
        if (mark.After is { } after)
            return marked with { Due = Due ?? now + StoreTime.Micros(after) };
        if (mark.When == MarkWhen.Insisting)
            return marked with { Due = marked.Lane == RefreshLane.Background ? now : marked.DueAfterMark(Attempts > 0 ? null : Due, now, timings) };
        // A key in back-off waits its time: more messages must not press a service that does not answer.
        return Due is not null && Attempts > 0 ? marked : marked with { Due = marked.DueAfterMark(Due, now, timings) };
    }

    /// <summary>The row under a lease.</summary>
    public ToDoRow Take(long keptGeneration, long now, RefreshTimings timings) => this with
    {
        LeaseNumber = Math.Max(Math.Max(keptGeneration, LeaseNumber) + 1, now),
        LeaseUntil = now + StoreTime.Micros(timings.Lease),
        LeaseVersion = Version,
        TakenAt = now,
        Parked = null,
    };

    public PanelLease Lease(PanelKey key) => new(key, LeaseNumber, LeaseVersion, Lane, Cause, Expected, Attempts, Unannounced) { Trace = Trace };

    public ToDoRow Renew(long now, RefreshTimings timings) => this with { LeaseUntil = now + StoreTime.Micros(timings.Lease) };

    /// <summary>The row after its lease was given back.</summary>
    public ToDoRow Finish(PanelLease lease, RefreshEnd end, long now, RefreshTimings timings)
    {
        var markedAgain = Version != LeaseVersion;
        if (end.ParkedBy is { } service)
            return Park(service, now + StoreTime.Micros(end.RetryAfter ?? timings.Parking));
        var row = this with
        {
            LeaseUntil = null,
            Unannounced = null,
            Bulk = BulkVersion > LeaseVersion ? Bulk : null,
            Expected = end.Failed ? Expected : StillExpected(lease, end),
        };
        // Those who still look say so again; nobody else is worth pressing a service that does not answer.
        if (end.Failed)
            return row with { Attempts = Attempts + 1, Lane = RefreshLane.Background, Due = now + StoreTime.Micros(end.RetryAfter ?? timings.Spacing) };

        row = row with { Attempts = 0 };
        long? retry = end.RetryAfter is { } after ? now + StoreTime.Micros(after) : null;
        if (markedAgain)
        {
            var due = row.DueAfterMark(null, now, timings);
            return row with { Due = retry < due ? retry : due };
        }

        // What somebody looks at and lags is asked again from its own places: behind everything in the background it would wait too long.
        return row with { Due = retry, Lane = retry is null ? RefreshLane.Background : Max(row.Lane, RefreshLane.Watched) };
    }

    /// <summary>The row when its service goes on: due then, in the lane of those who wait for it.</summary>
    public ToDoRow Unpark(string service, long due) => Parked == service && !IsLeased ? this with { Parked = null, Due = due } : this;

    /// <summary>The row when a bulk refresh is called off: what others have asked for stays.</summary>
    public ToDoRow Withdraw(string bulk)
    {
        if (Bulk != bulk)
            return this;
        var othersWait = IsLeased || Lane != RefreshLane.Background || Attempts > 0 || Expected.Count > 0 || Version != BulkVersion || !BulkAlone;
        return othersWait ? this with { Bulk = null } : this with { Bulk = null, Due = null, Parked = null };
    }

    // It has not been gathered: everything it was taken for still stands. The time is for the case that nobody says when the service goes on.
    private ToDoRow Park(string service, long due) => this with
    {
        LeaseUntil = null,
        LeaseVersion = NoLease,
        Parked = service,
        Due = due,
    };

    // What came while it was gathered, and what the answer did not show unless a later fact has taken its place. That details are missing
    // only the answer itself says.
    private List<Expectation> StillExpected(PanelLease lease, RefreshEnd end) =>
    [
        .. Expected.Where(e => !lease.Expected.Contains(e)),
        .. end.Unshown.Where(u => u.Fact is DetailsMissing || Expected.Any(e => e.Fact == u.Fact)),
    ];

    private ToDoRow Hasten(RefreshLane lane, long now, RefreshTimings timings)
    {
        var hastened = lane < Lane ? this with { Lane = lane } : this;
        if (IsLeased || Parked is not null)
            return hastened;
        var due = Attempts > 0 ? now + StoreTime.Micros(timings.WatchedRetry) : hastened.DueAfterMark(null, now, timings);
        return due < Due ? hastened with { Due = due } : hastened;
    }

    private static RefreshLane Max(RefreshLane a, RefreshLane b) => a > b ? a : b;

    private long DueAfterMark(long? due, long now, RefreshTimings timings)
    {
        if (Lane == RefreshLane.Background)
            return Math.Min(now + StoreTime.Micros(timings.Quiet), Since + StoreTime.Micros(timings.QuietAtMost));
        var spaced = TakenAt is { } taken && Lane != RefreshLane.FirstView ? Math.Max(now, taken + StoreTime.Micros(timings.Spacing)) : now;
        return due is { } earlier ? Math.Min(earlier, spaced) : spaced;
    }

    private static List<Expectation> Merge(IReadOnlyList<Expectation> known, IReadOnlyList<Fact> more)
    {
        var merged = known.ToList();
        foreach (var fact in more)
        {
            var at = merged.FindIndex(e => e.Fact.Subject == fact.Subject);
            // An older message, or the same once more, is nothing new to wait for.
            if (at >= 0 && (merged[at].Fact == fact || !fact.Supersedes(merged[at].Fact)))
                continue;
            if (at >= 0)
                merged.RemoveAt(at);
            merged.Add(new Expectation(fact, 0));
        }

        if (merged.Count > MostFacts)
            merged.RemoveRange(0, merged.Count - MostFacts);
        return merged;
    }
}
