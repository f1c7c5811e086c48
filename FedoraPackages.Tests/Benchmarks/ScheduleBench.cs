using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Model;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Many schedules, on all cores. Prints each that does not hold with its number, so that it can be run again.</summary>
internal static class ScheduleBench
{
    /// <summary>Prints one schedule, move by move.</summary>
    public static int Show(int seed, bool shared, TextWriter output)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var trace = new List<string>();
        var metrics = new PanelMetrics(services.GetRequiredService<IMeterFactory>());
        var violation = Schedule.Run(
            seed, clock => new MemoryPanelStore(clock, new RefreshTimings()), shared, metrics, trace: trace);
        trace.ForEach(output.WriteLine);
        output.WriteLine(violation ?? "holds");
        return violation is null ? 0 : 1;
    }

    public static int Run(int schedules, TextWriter output)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var violations = 0;
        output = TextWriter.Synchronized(output);
        var watch = Stopwatch.StartNew();
        Parallel.For(
            0,
            schedules,
            () => new PanelMetrics(meters),
            (seed, _, metrics) =>
            {
                var shared = seed % 2 == 0;
                if (Schedule.Run(seed, clock => new MemoryPanelStore(clock, new RefreshTimings()), shared, metrics) is { } violation)
                {
                    Interlocked.Increment(ref violations);
                    output.WriteLine($"schedule {seed}, {(shared ? "shared" : "of one process")}: {violation}");
                }

                return metrics;
            },
            _ => { });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{schedules:N0} schedules, {violations} violations, {watch.Elapsed.TotalSeconds:N0} s"));
        return violations == 0 ? 0 : 1;
    }
}
