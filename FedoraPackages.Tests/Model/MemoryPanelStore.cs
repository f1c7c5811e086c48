using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Tests.Model;

/// <summary>The rules of all stores over a dictionary, fast enough for millions of schedules, with the planted bugs of a store.</summary>
internal sealed class MemoryPanelStore(TimeProvider clock, RefreshTimings timings, PlantedBug bug = PlantedBug.None) : RuledPanelStore(timings), IForgetful
{
    private readonly Dictionary<PanelKey, List<long>> leases = [];
    private Dictionary<PanelKey, (PanelState State, byte[] Value)> states = [];
    private Dictionary<PanelKey, (PanelState State, byte[] Value)> copy = [];

    public void Empty() => states = [];

    public void TakeCopy() => copy = new(states);

    public void BeginFromCopy() => states = new(copy);

    public override Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct) => Task.FromResult(
        states.TryGetValue(key, out var found) && found.State.Kept is { } kept ? Entry(key, kept, found.Value) : null);

    public override Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PanelHeader>>([.. keys.Select(StateOf).Where(s => s.Kept is not null).Select(s => Header(s.Key, s.Kept!))]);

    public override Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PanelKey>>([.. states.Where(s => s.Value.State.Kept is not null).Select(s => s.Key)]);

    public override Task<CheckedPanels> CheckedSinceAsync(DateTimeOffset since, CancellationToken ct) => Task.FromResult(new CheckedPanels(
        [.. states.Values.Select(s => s.State).Where(s => s.Kept?.CheckedAt >= since || s.Kept?.Failure is not null).Select(s => s.Key)], clock.GetUtcNow()));

    public override Task<TimeSpan?> NextDueAsync(ToDoShare share, CancellationToken ct) => Task.FromResult<TimeSpan?>(
        InOrder(share).Select(s => s.ToDo.TakeableAt!.Value).Cast<long?>().Min() is { } next ? TimeSpan.FromMicroseconds(Math.Max(0, next - Now())) : null);

    public override Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ToDoItem>>([.. InOrder(RefreshLane.Background).Take(most).Select(Item)]);

    public override Task<IReadOnlyList<ToDoItem>> ToDoAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ToDoItem>>([.. keys.Select(StateOf).Where(s => s.ToDo.Due is not null).Select(Item)]);

    public override Task<IReadOnlyList<ToDoItem>> FailingAsync(int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ToDoItem>>(
            [.. states.Values.Select(s => s.State).Where(s => s.ToDo.Attempts > 0).OrderByDescending(s => s.ToDo.Attempts).Take(most).Select(Item)]);

    public override Task<ToDoCounts> CountAsync(CancellationToken ct)
    {
        var now = Now();
        var lanes = Enum.GetValues<RefreshLane>().Select(lane => InOrder(lane).Where(s => s.ToDo.Lane == lane).Select(s => s.ToDo.TakeableAt!.Value).ToList());
        return Task.FromResult(new ToDoCounts(
            [.. lanes.Select((of, lane) => new LaneCount(
                (RefreshLane)lane, of.Count, of.Count(at => at <= now), TimeSpan.FromMicroseconds(Math.Max(0, now - of.DefaultIfEmpty(now).Min()))))],
            states.Values.Count(s => s.State.ToDo.LeaseUntil > now),
            states.Values.Count(s => s.State.ToDo.Attempts > 0)));
    }

    public override Task<IReadOnlyList<KeptSize>> SizesAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<KeptSize>>(
            [.. keys.Where(states.ContainsKey).Select(k => states[k]).Where(s => s.State.Kept is not null)
                .Select(s => new KeptSize(s.State.Key, s.Value.Length, s.State.Kept!.CheckedAt, s.State.Kept.Failure is not null))]);

    public override Task RetireAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct)
    {
        foreach (var key in keys)
            states.Remove(key);
        return Task.CompletedTask;
    }

    public override Task<StoreLife> LifeAsync(CancellationToken ct) => Task.FromResult(new StoreLife("", DateTimeOffset.MaxValue, Settled: true));

    public override Task SettleAsync(StoreLife life, CancellationToken ct) => Task.CompletedTask;

    protected override Task<IReadOnlyList<PanelKey>> ToDoKeysAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PanelKey>>([.. InOrder(RefreshLane.Background).Select(s => s.Key)]);

    protected override Task<IReadOnlyList<T>> ApplyAsync<T>(IReadOnlyList<Step<T>> steps, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<T>>([.. steps.Select(Apply)]);

    protected override Task<PanelKey?> FirstTakeableAsync(ToDoShare share, CancellationToken ct)
    {
        var now = Now();
        return Task.FromResult(InOrder(share).Where(s => s.ToDo.TakeableAt <= now).Select(s => (PanelKey?)s.Key).FirstOrDefault());
    }

    private static ToDoItem Item(PanelState state) => Item(state.Key, state.ToDo, state.Kept);

    private IOrderedEnumerable<PanelState> InOrder(ToDoShare share) => states.Values
        .Select(s => s.State)
        .Where(s => s.ToDo.TakeableAt is not null && share.Holds(s.ToDo.Lane, s.Key.Kind))
        .OrderBy(s => s.ToDo.Lane)
        .ThenBy(s => s.ToDo.TakeableAt);

    private T Apply<T>(Step<T> step)
    {
        var before = StateOf(step.Key);
        var ruling = Plant(step, before, step.Rule(before, Now()));
        states[step.Key] = (ruling.State, ruling.Value ?? (states.TryGetValue(step.Key, out var kept) ? kept.Value : []));
        return ruling.Result;
    }

    private Ruling<T> Plant<T>(Step<T> step, PanelState before, Ruling<T> ruling)
    {
        if (ruling.Result is PanelLease lease)
            (leases.TryGetValue(step.Key, out var given) ? given : leases[step.Key] = []).Add(lease.Generation);
        return (bug, ruling.Result) switch
        {
            (PlantedBug.MarkClearedBeforeSwap, PanelLease) => ruling with { State = ruling.State with { ToDo = ruling.State.ToDo with { Due = null } } },
            (PlantedBug.GenerationCheckRemoved, SwapResult { Written: false }) => Forced(step, before),
            _ => ruling,
        };
    }

    /// <summary>The rule again, over a state that refuses nothing.</summary>
    private Ruling<T> Forced<T>(Step<T> step, PanelState before)
    {
        foreach (var number in leases[step.Key])
        {
            var open = before with
            {
                ToDo = before.ToDo with { LeaseNumber = number, LeaseUntil = Now() },
                Kept = before.Kept is { } kept ? kept with { Generation = 0 } : null,
            };
            var forced = step.Rule(open, Now());
            if (forced.Result is SwapResult { Written: true })
                return forced with { State = forced.State with { ToDo = before.ToDo } };
        }

        return step.Rule(before, Now());
    }

    private PanelState StateOf(PanelKey key) => states.TryGetValue(key, out var found) ? found.State : new PanelState(key, new ToDoRow(), null);

    private long Now() => StoreTime.Micros(clock.GetUtcNow());
}
