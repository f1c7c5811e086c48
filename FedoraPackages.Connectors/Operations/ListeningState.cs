using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Operations;

/// <summary>How far Fedora's bus has been heard, by all workers together.</summary>
/// <param name="Cursor">
/// Whatever was sent before is in the to-do list, or nothing was to be done about it. Null: nobody knows, and whatever is kept is suspect.
/// </param>
public sealed record ListeningState(DateTimeOffset? Cursor)
{
    /// <summary>Nothing has been heard yet.</summary>
    public static ListeningState None { get; } = new((DateTimeOffset?)null);

    /// <summary>What our queue at the broker is called. Whoever knows it can read it: never shown.</summary>
    public string? Queue { get; init; }

    /// <summary>The catch-up that runs, or the last one.</summary>
    public CatchUp? CatchUp { get; init; }

    /// <summary>When the last catch-up that runs ends before something else that was missed: until when the next one goes.</summary>
    public DateTimeOffset? AskedUntil { get; init; }

    /// <summary>Since when nobody listened before that.</summary>
    public DateTimeOffset? AskedDeafSince { get; init; }

    /// <summary>Null when none does.</summary>
    [JsonIgnore]
    public CatchUp? Running => CatchUp is { IsOver: false } ? CatchUp : null;

    /// <summary>With a catch-up of what was missed between the cursor and that time; one that runs already is followed by another.</summary>
    /// <param name="overlap">How much earlier it begins: messages are stored by the time they were sent, and some come late.</param>
    /// <param name="deafSince">Since when nobody listened; null: nobody knows.</param>
    public ListeningState Ask(DateTimeOffset until, TimeSpan overlap, DateTimeOffset? deafSince = null) => Running is { IsLook: false }
        ? this with
        {
            AskedUntil = AskedUntil > until ? AskedUntil : until,
            AskedDeafSince = AskedUntil is null ? deafSince : AskedDeafSince < deafSince ? AskedDeafSince : deafSince,
        }
        : this with
        {
            CatchUp = new CatchUp(Guid.NewGuid().ToString("N"), Cursor - overlap, until) { DeafSince = deafSince },
            AskedUntil = null,
            AskedDeafSince = null,
        };

    /// <summary>Everything up to that time is marked. While something before it is still to be caught up with, nothing changes.</summary>
    public ListeningState Advance(DateTimeOffset to) =>
        Running is null or { IsLook: true } && Cursor is { } cursor && to > cursor ? this with { Cursor = to } : this;

    /// <summary>With another look at what lies so far back, unless something else is being read.</summary>
    public ListeningState Look(DateTimeOffset now, TimeSpan back) => Running is null && Cursor is not null
        ? this with { CatchUp = new CatchUp(Guid.NewGuid().ToString("N"), now - back, now) { IsLook = true } }
        : this;

    /// <summary>The catch-up that runs is over, and with it everything until its end is marked; what was asked for meanwhile begins.</summary>
    public ListeningState End(CatchUp ended, TimeSpan overlap)
    {
        var after = this with { CatchUp = ended, Cursor = ended.IsLook || Cursor > ended.Until ? Cursor : ended.Until };
        return AskedUntil is { } until ? after.Ask(until, overlap, AskedDeafSince) : after;
    }
}
