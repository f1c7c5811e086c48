using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// All that a store knows of one key but the value, and the rules by which it changes. A store loads it, applies one rule and saves
/// it, in one atomic step; so every store goes by the same rules. Times are µs since 1970 of the store's clock.
/// </summary>
internal sealed record PanelState(PanelKey Key, ToDoRow ToDo, KeptPanel? Kept)
{
    private static readonly SwapResult Refused = new(Written: false, 0, Changed: false);

    /// <summary>The result is true when the key came onto the to-do list, or forward on it.</summary>
    public Ruling<bool> Mark(PanelMark mark, long now, RefreshTimings timings)
    {
        var marked = ToDo.Mark(mark, Kept is not null, now, timings);
        return new Ruling<bool>(this with { ToDo = marked }, marked.Due != ToDo.Due || marked.Lane < ToDo.Lane);
    }

    /// <summary>The result is null when the key is not due (any more), or leased to another.</summary>
    public Ruling<PanelLease?> Take(ToDoShare share, long now, RefreshTimings timings)
    {
        if (!(ToDo.TakeableAt <= now) || !share.Holds(ToDo.Lane, Key.Kind))
            return new Ruling<PanelLease?>(this, null);
        var taken = ToDo.Take(Kept?.Generation ?? 0, now, timings);
        return new Ruling<PanelLease?>(this with { ToDo = taken }, taken.Lease(Key));
    }

    public Ruling<bool> Renew(PanelLease lease, long now, RefreshTimings timings) => ToDo.Holds(lease)
        ? new Ruling<bool>(this with { ToDo = ToDo.Renew(now, timings) }, true)
        : new Ruling<bool>(this, false);

    public Ruling<SwapResult> Swap(PanelLease lease, PanelAnswer answer, string digest, long now)
    {
        var after = KeptPanel.After(Kept, lease, digest, answer.PollAfter, StoreTime.FromMicros(now));
        return Keep(lease, after, after.Digest == Kept?.Digest ? null : answer.Value);
    }

    public Ruling<SwapResult> Fail(PanelLease lease, PanelFailure failure, long now) =>
        Keep(lease, KeptPanel.After(Kept, lease, failure, StoreTime.FromMicros(now)), null);

    public Ruling<bool> Finish(PanelLease lease, RefreshEnd end, long now, RefreshTimings timings) => ToDo.Holds(lease)
        ? new Ruling<bool>(this with { ToDo = ToDo.Finish(lease, end, now, timings) }, true)
        : new Ruling<bool>(this, false);

    /// <summary>The result is true when it had waited for that service.</summary>
    public Ruling<bool> Unpark(string service, long due)
    {
        var unparked = ToDo.Unpark(service, due);
        return new Ruling<bool>(ReferenceEquals(unparked, ToDo) ? this : this with { ToDo = unparked }, !ReferenceEquals(unparked, ToDo));
    }

    /// <summary>The result is true when it was a part of that bulk refresh.</summary>
    public Ruling<bool> Withdraw(string bulk)
    {
        var withdrawn = ToDo.Withdraw(bulk);
        return new Ruling<bool>(ReferenceEquals(withdrawn, ToDo) ? this : this with { ToDo = withdrawn }, !ReferenceEquals(withdrawn, ToDo));
    }

    private Ruling<SwapResult> Keep(PanelLease lease, KeptPanel after, byte[]? value)
    {
        var changed = after.Digest != Kept?.Digest || after.Failure is null != Kept?.Failure is null;
        if (!ToDo.Holds(lease) || (changed && after.Generation <= Kept?.Generation))
            return new Ruling<SwapResult>(this, Refused);
        // Noted with the swap: a worker that dies before it told anybody leaves the telling to the next one.
        var toDo = changed ? ToDo with { Unannounced = after.Generation } : ToDo;
        return new Ruling<SwapResult>(this with { ToDo = toDo, Kept = after }, new SwapResult(Written: true, after.Generation, changed), value);
    }
}
