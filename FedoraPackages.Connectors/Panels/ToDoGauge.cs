using System.Diagnostics.Metrics;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// How much waits in the to-do list, and for how long. The list is counted when somebody collects, once for both; a store that is away
/// gives no measurement.
/// </summary>
internal sealed class ToDoGauge : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Both instruments are asked within one collection, one right after the other.</summary>
    private static readonly TimeSpan SameCollection = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly IPanelStore store;
    private readonly TimeProvider clock;
    private (long At, ToDoCounts? Counts)? last;

    public ToDoGauge(IPanelStore store, IMeterFactory meters, TimeProvider clock)
    {
        (this.store, this.clock) = (store, clock);
        var meter = meters.Create("FedoraPackages");
        meter.CreateObservableGauge(
            "fedora_packages.to_do.waiting", () => Each(lane => (long)lane.Waiting), "{panel}", "Panels in the to-do list, by lane");
        meter.CreateObservableGauge(
            "fedora_packages.to_do.oldest", () => Each(lane => lane.Oldest.TotalSeconds), "s", "How long what has been due longest has been so, by lane");
    }

    /// <summary>Hosted, so that there is one.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<T>> Each<T>(Func<LaneCount, T> value)
        where T : struct =>
        Read() is { } counts ? [.. counts.Lanes.Select(l => new Measurement<T>(value(l), new KeyValuePair<string, object?>("lane", Name(l.Lane))))] : [];

    private ToDoCounts? Read()
    {
        lock (gate)
        {
            if (last is not { } read || clock.GetElapsedTime(read.At) >= SameCollection)
            {
                var counts = Count();
                last = read = (clock.GetTimestamp(), counts);
            }

            return read.Counts;
        }
    }

    // Whoever collects asks on a thread of its own, and cannot await. It is that thread that must not be held, so real time counts.
    private ToDoCounts? Count()
    {
        try
        {
            using var timeout = new CancellationTokenSource(Patience);
            return Task.Run(() => store.CountAsync(timeout.Token)).WaitAsync(timeout.Token).GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            // Away, or disposed already: its link says so, and nobody counts what cannot be counted.
            return null;
        }
    }

    private static string Name(RefreshLane lane) => lane switch
    {
        RefreshLane.FirstView => "first_view",
        RefreshLane.Watched => "watched",
        _ => "background",
    };
}
