using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Tests.EndToEnd.Machines;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>The full number of workers killed at random moments of a burst.</summary>
internal static class KillBench
{
    public static async Task RunAsync(string count)
    {
        var rounds = int.Parse(count, CultureInfo.InvariantCulture);
        await using var site = await ManyMachines.StartAsync(workers: 2);
        var watch = Stopwatch.StartNew();
        await new KillRounds(site, seed: 1).RunAsync(rounds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} workers killed, every page right within ten seconds each time; {watch.Elapsed.TotalSeconds:N0} s"));
    }
}
