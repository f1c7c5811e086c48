using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Storage;
using FedoraPackages.Tests.EndToEnd;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>A whole refresh (mark, lease, swap, give back) and a read of fifty builds in each store; beside it one bare round trip to the same Redis.</summary>
internal static class StoreBench
{
    public static async Task RunAsync(int rounds, TextWriter output)
    {
        await using var server = await RedisServer.StartAsync();
        await using var stores = new RedisStores(server);
        // Once for nothing, so that the first to be measured does not pay for the compiler.
        await TripAsync(stores, rounds);
        using (var warm = SqlitePanelStore.InMemory(TimeProvider.System, new RefreshTimings()))
            await MeasureAsync(warm, rounds);
        var trip = await TripAsync(stores, rounds);
        Print("bare round trip to Redis", trip);
        var directory = Directory.CreateTempSubdirectory("store-").FullName;
        using (var memory = SqlitePanelStore.InMemory(TimeProvider.System, new RefreshTimings()))
            await PrintAsync("SQLite in memory", memory);
        using (var file = SqlitePanelStore.InDirectory(directory, "bench", TimeProvider.System, new RefreshTimings()))
            await PrintAsync("SQLite in a file", file);
        await PrintAsync("Redis", stores.Open());
        Directory.Delete(directory, recursive: true);
        await StoreSizes.RunAsync(stores, packages: 12 * rounds, output);

        async Task PrintAsync(string name, IPanelStore store)
        {
            var (refresh, read) = await MeasureAsync(store, rounds);
            Print($"{name}: refresh", refresh);
            Print($"{name}: read", read);
        }

        void Print(string what, TimeSpan time) => output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what,-28} {time.TotalMicroseconds,8:N0} µs {time / trip,6:N1} ×"));
    }

    private static Task<TimeSpan> TripAsync(RedisStores stores, int rounds) =>
        MeasureAsync(rounds, async _ => await (await stores.DatabaseAsync()).PingAsync());

    private static async Task<(TimeSpan Refresh, TimeSpan Read)> MeasureAsync(IPanelStore store, int rounds)
    {
        var source = new CannedBuilds();
        var keys = Enumerable.Range(0, rounds).Select(i => source.Kind.For($"package{i}")).ToList();
        var answers = await Task.WhenAll(keys.Select(key => source.GatherAsync(key, CancellationToken.None)));
        var refresh = await MeasureAsync(rounds, i => RefreshAsync(store, keys[i], answers[i]));
        return (refresh, await MeasureAsync(rounds, i => store.ReadAsync(keys[i], CancellationToken.None)));
    }

    private static async Task RefreshAsync(IPanelStore store, PanelKey key, PanelAnswer answer)
    {
        await store.MarkAsync([new PanelMark(key, RefreshLane.Watched, "because", [])], CancellationToken.None);
        var lease = await store.TakeAsync(RefreshLane.Background, CancellationToken.None) ?? throw new InvalidOperationException("nothing to take");
        await store.SwapAsync(lease, answer, CancellationToken.None);
        await store.FinishAsync(lease, RefreshEnd.Done, CancellationToken.None);
    }

    private static async Task<TimeSpan> MeasureAsync(int rounds, Func<int, Task> work)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < rounds; i++)
            await work(i);
        return watch.Elapsed / rounds;
    }
}
