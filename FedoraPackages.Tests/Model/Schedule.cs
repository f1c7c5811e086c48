using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Model;

/// <summary>
/// One schedule: two workers, two web nodes with a tab each, two packages, and a number that decides who goes on when, and what goes
/// wrong. Then everything is allowed to come to rest, and must be right.
/// </summary>
internal sealed partial class Schedule : IDisposable
{
    private const int Moves = 120;

    private static readonly PanelKey Watched = ScriptedSource.Notes.For("watched");
    private static readonly PanelKey Quiet = ScriptedSource.Notes.For("quiet");
    private static readonly RefreshTimings Timings = new();

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private readonly Turns turns = new();
    private readonly List<ModelWorker> workers = [];
    private readonly List<ModelNode> nodes = [];
    private readonly List<Sent> messages = [];
    private readonly Random dice;
    private readonly Traits traits;
    private readonly PlantedBug bug;
    private readonly PanelMetrics metrics;
    private readonly IPanelStore store;
    private readonly ModelUpstream upstream;
    private readonly ModelFaults faults;
    private readonly ModelChecks checks;
    private int born;
    private IForgetful? forgetful;

    private Schedule(int seed, Func<TimeProvider, IPanelStore> open, bool shared, PanelMetrics metrics, PlantedBug bug, List<string>? trace)
    {
        (this.metrics, this.bug) = (metrics, bug);
        dice = new Random(seed);
        traits = Traits.Draw(dice, shared);
        store = open(clock);
        upstream = new ModelUpstream(clock);
        faults = new ModelFaults(dice);
        checks = new ModelChecks(store, upstream, traits, trace);
        checks.Note(traits.ToString());
    }

    /// <summary>Runs the schedule of that number. Returns what did not hold, or null.</summary>
    /// <param name="shared">The store is behind a network: it may be away, and may forget.</param>
    /// <param name="forgetful">What can make the store forget, where that is not the store itself.</param>
    /// <param name="trace">Gets a line for each move and for each call to the store.</param>
    public static string? Run(
        int seed, Func<TimeProvider, IPanelStore> open, bool shared, PanelMetrics metrics,
        PlantedBug bug = PlantedBug.None, List<string>? trace = null, IForgetful? forgetful = null)
    {
        using var schedule = new Schedule(seed, open, shared, metrics, bug, trace);
        schedule.forgetful = forgetful ?? schedule.store as IForgetful;
        return schedule.Run();
    }

    public void Dispose()
    {
        foreach (var node in nodes)
            node.Dispose();
        (store as IDisposable)?.Dispose();
    }

    private string? Run()
    {
        for (var i = 0; i < 2; i++)
            nodes.Add(new ModelNode(Reach, Watched, clock, checks) { Name = $"node {i}" });
        for (var i = 0; i < 2; i++)
            AddWorker();
        foreach (var node in nodes)
            _ = node.OpenAsync();
        _ = Reach(new Actor()).MarkAsync([new PanelMark(Quiet, RefreshLane.FirstView, "first view", [], MarkWhen.Missing)], CancellationToken.None);
        turns.RunAll();
        for (var move = 0; move < Moves && checks.Violation is null; move++)
            Move();
        if (checks.Violation is null)
            ComeToRest();
        return checks.Violation;
    }

    private void AddWorker()
    {
        var worker = new ModelWorker(turns) { Name = $"worker {++born}" };
        var bus = new ModelBus(nodes, turns, worker, dice, traits, checks);
        var reached = Reach(worker);
        if (bug == PlantedBug.NotificationBeforeSwap)
            reached.Early = bus.Early;
        var source = new ModelSource(upstream, turns, worker, clock, checks);
        workers.Add(worker);
        worker.Start(reached, new PanelRefresher(reached, [source], bus, metrics, Timings, clock, NullLogger<PanelRefresher>.Instance));
    }

    private ModelStore Reach(Actor actor) => new(store, actor, turns, faults, checks, bug);

    /// <summary>A message of Fedora's bus: delivered until it is acknowledged, and now and then once more.</summary>
    private sealed class Sent(PanelKey key, Fact fact)
    {
        public PanelKey Key => key;

        public Fact Fact => fact;

        public Actor? With { get; set; }
    }
}
