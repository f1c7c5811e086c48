namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>
/// A part of the to-do list: what a worker may take next. A service that hangs is kept from holding up the others by taking the kinds of
/// panel that ask it as a share of their own.
/// </summary>
/// <param name="Slowest">The last of the lanes.</param>
/// <param name="Fastest">The first of them; what waits there goes before the rest.</param>
/// <param name="Kinds">The names of the kinds of panel; null: every kind.</param>
public sealed record ToDoShare(RefreshLane Slowest, RefreshLane Fastest = RefreshLane.FirstView, IReadOnlyList<string>? Kinds = null)
{
    /// <summary>Every kind, in the lanes up to this one.</summary>
    public static implicit operator ToDoShare(RefreshLane slowest) => UpTo(slowest);

    /// <summary>Every kind, in the lanes up to this one.</summary>
    public static ToDoShare UpTo(RefreshLane slowest) => new(slowest);

    /// <summary>These kinds, in one lane.</summary>
    public static ToDoShare Of(RefreshLane lane, IReadOnlyList<string> kinds) => new(lane, lane, kinds);

    /// <summary>True for what is a part of it.</summary>
    public bool Holds(RefreshLane lane, string kind) => lane >= Fastest && lane <= Slowest && (Kinds is null || Kinds.Contains(kind, StringComparer.Ordinal));
}
