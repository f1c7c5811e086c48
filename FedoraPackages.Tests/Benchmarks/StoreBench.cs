using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Storage;
using FedoraPackages.Tests.EndToEnd;
using FedoraPackages.Tests.Servers;
using StackExchange.Redis;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>A whole refresh (mark, lease, swap, give back) and a read of fifty builds in each store; beside it one bare round trip to the same Redis.</summary>
internal static class StoreBench
{
    private const int Rounds = 2_000;

    public static async Task RunAsync()
    {
        await using var server = await RedisServer.StartAsync();
        await using var stores = new RedisStores(server);
        // Once for nothing, so that the first to be measured does not pay for the compiler.
        await MeasureAsync(Rounds, async _ => await (await stores.DatabaseAsync()).PingAsync());
        using (var warm = SqlitePanelStore.InMemory(TimeProvider.System, new RefreshTimings()))
            await MeasureAsync("", warm, TimeSpan.Zero);
        var trip = await MeasureAsync(Rounds, async _ => await (await stores.DatabaseAsync()).PingAsync());
        Print("bare round trip to Redis", trip, trip);
        var directory = Directory.CreateTempSubdirectory("store-").FullName;
        using (var memory = SqlitePanelStore.InMemory(TimeProvider.System, new RefreshTimings()))
            await MeasureAsync("SQLite in memory", memory, trip);
        using (var file = SqlitePanelStore.InDirectory(directory, "bench", TimeProvider.System, new RefreshTimings()))
            await MeasureAsync("SQLite in a file", file, trip);
        await MeasureAsync("Redis", stores.Open(), trip);
        Directory.Delete(directory, recursive: true);
        await StoreSizes.RunAsync(stores);
    }

    private static async Task MeasureAsync(string name, IPanelStore store, TimeSpan trip)
    {
        var source = new CannedBuilds();
        var keys = Enumerable.Range(0, Rounds).Select(i => source.Kind.For($"package{i}")).ToList();
        var answers = await Task.WhenAll(keys.Select(key => source.GatherAsync(key, CancellationToken.None)));
        var refresh = await MeasureAsync(Rounds, i => RefreshAsync(store, keys[i], answers[i]));
        var read = await MeasureAsync(Rounds, i => store.ReadAsync(keys[i], CancellationToken.None));
        if (name.Length == 0)
            return;
        Print($"{name}: refresh", refresh, trip);
        Print($"{name}: read", read, trip);
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

    private static void Print(string what, TimeSpan time, TimeSpan trip) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{what,-28} {time.TotalMicroseconds,8:N0} µs {time / trip,6:N1} ×"));
}
