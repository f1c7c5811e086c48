using System.Diagnostics.Metrics;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Storage;
using FedoraPackages.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Model;

/// <summary>
/// No order of marks, late answers, failures, lost leases, crashes, lost notifications and a store that forgets leaves a page wrong. The
/// same number is the same schedule: what a test names can be run again and looked at.
/// </summary>
public sealed class ScheduleTests(SharedServers servers) : IDisposable
{
    private const int Schedules = 5_000;
    private const int OnSqlite = 1_000;
    private const int OnRedis = 100;

    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private PanelMetrics Metrics => new(services.GetRequiredService<IMeterFactory>());

    public void Dispose() => services.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Schedule_AnyOrder_ComesToRestRight(bool shared) =>
        AssertAllHold(Schedules, seed => Run(seed, shared));

    [Fact]
    public void Schedule_OnSqlite_ComesToRestRight() => AssertAllHold(
        OnSqlite, seed => Schedule.Run(seed, clock => SqlitePanelStore.InMemory(clock, new RefreshTimings()), shared: false, Metrics));

    [Fact]
    public async Task Schedule_OnRedis_ComesToRestRight()
    {
        await using var redis = new RedisStores(await servers.RedisAsync());
        AssertAllHold(OnRedis, seed =>
        {
            while (true)
            {
                redis.Empty();
                var violation = Schedule.Run(seed, clock => redis.Open(clock), shared: true, Metrics, forgetful: redis);
                if (redis.Link.AwaySince is null)
                    return violation;
                // Redis itself gave no answer in time, on a machine busy with something else. That is in no schedule: this one is run again.
                redis.Link.Answered(redis.Open().LifeAsync(CancellationToken.None).GetAwaiter().GetResult());
            }
        });
    }

    [Theory]
    [InlineData(PlantedBug.GenerationCheckRemoved)]
    [InlineData(PlantedBug.LeaseNotRenewed)]
    [InlineData(PlantedBug.MarkClearedBeforeSwap)]
    [InlineData(PlantedBug.NotificationBeforeSwap)]
    internal void Schedule_WithAPlantedBug_FindsIt(PlantedBug bug) =>
        Assert.Contains(Enumerable.Range(0, Schedules), seed => Run(seed, shared: seed % 2 == 0, bug) is not null);

    [Fact]
    public void Schedule_RunTwice_IsTheSame()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            List<string> once = [], again = [];
            Run(seed, shared: true, trace: once);
            Run(seed, shared: true, trace: again);
            Assert.Equal(once, again);
        }
    }

    private static void AssertAllHold(int schedules, Func<int, string?> run) =>
        Assert.Empty(Enumerable.Range(0, schedules).Select(seed => (Seed: seed, Violation: run(seed))).Where(r => r.Violation is not null).Take(5));

    private string? Run(int seed, bool shared, PlantedBug bug = PlantedBug.None, List<string>? trace = null) =>
        Schedule.Run(seed, clock => new MemoryPanelStore(clock, new RefreshTimings(), bug), shared, Metrics, bug, trace);
}
