using BenchmarkDotNet.Running;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>What comes after <c>bench</c>: a measurement of the whole site by its name, or whatever BenchmarkDotNet understands.</summary>
internal static class BenchVerbs
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["latency"]:
                await LatencyBench.RunAsync();
                return 0;
            case ["fanout"]:
                await FanoutBench.RunAsync();
                return 0;
            case ["page"]:
                await PageBench.RunAsync();
                return 0;
            case ["bulk"]:
                await BulkBench.RunAsync();
                return 0;
            case ["store"]:
                await StoreBench.RunAsync();
                return 0;
            case ["kills", var count]:
                await KillBench.RunAsync(count);
                return 0;
            case ["schedule", var seed, ("shared" or "single") and var kind]:
                return ScheduleBench.Show(seed, kind == "shared");
            case ["schedules", var count]:
                return ScheduleBench.Run(count);
            case ["serve", var file, var url]:
                await MemoryServer.RunAsync(file, url);
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(BenchVerbs).Assembly).Run(args);
                return 0;
        }
    }
}
