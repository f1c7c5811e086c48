using System.Globalization;
using FedoraPackages.Tests.EndToEnd.Machines;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>What comes after <c>bench</c>: a measurement by its name and, behind it, another size than the full one.</summary>
internal static class BenchVerbs
{
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        switch (args)
        {
            case ["latency", ..]:
                await LatencyBench.RunAsync(Size(args, 600), output);
                return 0;
            case ["fanout", ..]:
                await FanoutBench.RunAsync(Size(args, 1_000), output);
                return 0;
            case ["page", ..]:
                await PageBench.RunAsync(Size(args, 3_000), output);
                return 0;
            case ["bulk", ..]:
                await BulkBench.RunAsync(Size(args, 400), output);
                return 0;
            case ["burst", ..]:
                await BurstBench.RunAsync(Size(args, 20_000), output);
                return 0;
            case ["burst-machines", ..]:
                await using (var site = await ManyMachines.StartAsync(workers: 1))
                    await BrokerBurstBench.RunAsync(site, Size(args, 20_000), output);
                return 0;
            case ["listeners", ..]:
                await using (var site = await ManyMachines.StartAsync(workers: 1))
                    await ListenersBench.RunAsync(site, Size(args, 240), output);
                return 0;
            case ["store", ..]:
                await StoreBench.RunAsync(Size(args, 2_000), output);
                return 0;
            case ["kills", ..]:
                await using (var site = await ManyMachines.StartAsync(workers: 2))
                    await KillBench.RunAsync(site, Size(args, 100), seconds: 10, output);
                return 0;
            case ["schedule", var seed, ("shared" or "single") and var kind]:
                return ScheduleBench.Show(Number(seed), kind == "shared", output);
            case ["schedules", ..]:
                return ScheduleBench.Run(Size(args, 3_000_000), output);
            case ["parsing", ..]:
                ParsingBench.Run(Size(args, 3_000), output);
                return 0;
            case ["fuzz", ..]:
                return FuzzBench.Run(Size(args, 1_000_000), output);
            case ["serve", var file, var url]:
                await MemoryServer.RunAsync(file, url);
                return 0;
            default:
                await output.WriteLineAsync(
                    "latency, fanout, page, bulk, burst, burst-machines, listeners, store, kills, schedules, parsing or fuzz, each with a size or without; "
                    + "schedule NUMBER shared|single");
                return 2;
        }
    }

    private static int Size(string[] args, int full) => args is [_, var size] ? Number(size) : full;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
