using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Tests.EndToEnd.Machines;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Workers killed at random moments of a burst, as many as wanted.</summary>
internal static class KillBench
{
    public static async Task RunAsync(ManyMachines site, int rounds, int seconds, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        await new KillRounds(site, seed: 1, seconds).RunAsync(rounds);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rounds} workers killed, every page right within {seconds} s each time; {watch.Elapsed.TotalSeconds:N0} s"));
    }
}
