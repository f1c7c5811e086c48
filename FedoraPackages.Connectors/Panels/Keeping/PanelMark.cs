using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>Says that a panel must be refreshed. Marking twice is marking once: that is how a burst of messages becomes one refresh.</summary>
/// <param name="Cause">Why, in a reader's words.</param>
/// <param name="UnlessGatheredSince">The mark does not count when the last gathering began then or later, by the store's time.</param>
/// <param name="Facts">What the next answer should show.</param>
/// <param name="After">When it is due, if nothing else makes it due sooner: so a great many keep within a budget. Null: as its lane says.</param>
/// <param name="Bulk">The bulk refresh it is a part of, so that its progress can be told and it can be taken back.</param>
public sealed record PanelMark(
    PanelKey Key,
    RefreshLane Lane,
    string Cause,
    IReadOnlyList<Fact> Facts,
    MarkWhen When = MarkWhen.Always,
    DateTimeOffset? UnlessGatheredSince = null,
    string? Bulk = null,
    TimeSpan? After = null)
{
    /// <summary>The trace that its refresh goes on with, as a W3C <c>traceparent</c>; of marks that become one refresh the last one's.</summary>
    public string? Trace { get; init; }

    /// <summary>One of many that nobody looks at and nothing was said of: unless it waits already, it is due after this time.</summary>
    public static PanelMark InTurn(PanelKey key, string cause, TimeSpan after) => new(key, RefreshLane.Background, cause, [], MarkWhen.Idle, After: after);

    /// <summary>An administrator asks: now, however long the key was to wait.</summary>
    public static PanelMark Insisting(PanelKey key, RefreshLane lane, string cause = PanelCauses.Asked) => new(key, lane, cause, [], MarkWhen.Insisting);

    /// <summary>The same for one of very many, which nobody waits to see.</summary>
    public static PanelMark InBulk(PanelKey key, string bulk) => Insisting(key, RefreshLane.Background) with { Bulk = bulk };

    /// <summary>Somebody looks: what waits may go sooner.</summary>
    public static PanelMark Hastening(PanelKey key) => new(key, RefreshLane.Watched, PanelCauses.SomebodyLooks, [], MarkWhen.Marked);
}
