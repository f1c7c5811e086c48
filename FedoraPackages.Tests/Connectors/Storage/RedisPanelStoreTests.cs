using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Servers;
using Microsoft.Extensions.Time.Testing;
using static FedoraPackages.Tests.Connectors.Storage.StoreTimeline;

namespace FedoraPackages.Tests.Connectors.Storage;

public sealed class RedisPanelStoreTests(SharedServers servers) : PanelStoreTests, IAsyncLifetime
{
    private RedisStores stores = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => stores = new RedisStores(await servers.RedisAsync());

    public async ValueTask DisposeAsync() => await stores.DisposeAsync();

    [Fact]
    public async Task Swap_Answer_IsReadThroughTheDistributedCacheAndIsSmallerThere()
    {
        var at = new StoreTimeline(Open);
        var answer = string.Concat(Enumerable.Repeat("guake-3.10-1.fc43 ", 1_000));
        await at.MarkAsync(Guake, RefreshLane.Watched);
        await at.RefreshAsync(answer);

        var data = await stores.Cache.GetAsync(Guake.ToString(), Ct);
        Assert.InRange(data!.Length, 1, answer.Length / 20);
        Assert.Equal(answer, await at.ValueAsync(Guake));
    }

    [Fact]
    public async Task Time_IsRedissOwn()
    {
        var store = stores.Open();
        await store.MarkAsync([new PanelMark(Guake, RefreshLane.Watched, "because", [])], Ct);
        var lease = await store.TakeAsync(RefreshLane.Watched, Ct);

        var database = await stores.DatabaseAsync();
        var now = StoreTime.Micros(await database.Multiplexer.GetServers()[0].TimeAsync());
        Assert.InRange(lease!.Generation, now - 10_000_000, now);
    }

    [Fact]
    public async Task Marks_ByManyAtOnce_AreAllKept()
    {
        var at = new StoreTimeline(Open);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            () => at.MarkAsync(Guake, RefreshLane.Watched, MarkWhen.Always, at.Build(i, FedoraPackages.Connectors.Panels.Facts.BuildState.Complete)), Ct)));

        Assert.Equal(50, (await at.MustTakeAsync()).Expected.Count);
    }

    [Fact]
    public async Task Take_ByManyWorkersAtOnce_GivesEachKeyOnce()
    {
        // On the test's clock: however long it takes, no lease runs out.
        var store = stores.Open(new FakeTimeProvider());
        var keys = Enumerable.Range(0, 200).Select(i => new PanelKey("builds", 1, $"package{i}")).ToList();
        await store.MarkAsync([.. keys.Select(key => new PanelMark(key, RefreshLane.Watched, "because", []))], Ct);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TakeAllAsync(store), Ct)));

        Assert.Equal(keys.Select(k => k.Package).Order(), taken.SelectMany(t => t).Select(l => l.Key.Package).Order());
    }

    [Fact]
    public async Task Retire_AnswersOfAnOlderShape_LastADayForNodesThatStillReadThem()
    {
        var at = new StoreTimeline(Open);
        await at.MarkAsync(Guake, RefreshLane.Watched);
        await at.RefreshAsync("one");
        await at.Store.RetireAsync([Guake], Ct);

        Assert.Empty(await at.Store.KeysAsync(Ct));
        Assert.Equal("one", await at.ValueAsync(Guake));
        var left = await (await stores.DatabaseAsync()).KeyTimeToLiveAsync(stores.Names.Panel(Guake));
        Assert.InRange(left!.Value.TotalHours, 23, 24);
    }

    [Fact]
    public async Task Swap_AGenerationNewerThanOursStands_IsRefusedByTheScript()
    {
        var at = new StoreTimeline(Open);
        await at.MarkAsync(Guake, RefreshLane.Watched);
        var lease = await at.MustTakeAsync();
        await (await stores.DatabaseAsync()).HashSetAsync(stores.Names.Panel(Guake), "generation", lease.Generation + 1);

        await Assert.ThrowsAsync<StoreAwayException>(() => at.SwapAsync(lease, "older"));
        Assert.Null(await at.ValueAsync(Guake));
    }

    [Fact]
    public async Task Data_ThatIsNotOurs_IsNoValueAndIsReplaced()
    {
        await (await stores.DatabaseAsync()).HashSetAsync(stores.Names.Panel(Guake), [new("data", "????rubbish"), new("head", "{"), new("todo", "[")]);
        var at = new StoreTimeline(Open);

        Assert.Equal("", await at.ValueAsync(Guake));
        Assert.Empty(await at.Store.HeadersAsync([Guake], Ct));
        await at.MarkAsync(Guake, RefreshLane.Watched);
        Assert.True((await at.RefreshAsync("one")).Written);
    }

    [Fact]
    public async Task Data_ThatCannotBeRead_IsKeptWithoutAValueSoThatAReaderInsists()
    {
        var at = new StoreTimeline(Open);
        await at.MarkAsync(Guake, RefreshLane.Watched);
        await at.RefreshAsync("one");
        await (await stores.DatabaseAsync()).HashSetAsync(stores.Names.Panel(Guake), "data", "????rubbish");

        Assert.Empty((await at.Store.ReadAsync(Guake, Ct))!.Value);
        await at.MarkAsync(Guake, RefreshLane.FirstView);
        await at.RefreshAsync("two");
        Assert.Equal("two", await at.ValueAsync(Guake));
    }

    [Fact]
    public async Task Lanes_WithMembersThatNoRowBearsOut_AreNotInAnybodysWay()
    {
        var at = new StoreTimeline(Open);
        var database = await stores.DatabaseAsync();
        await database.SortedSetAddAsync(stores.Names.Lane(RefreshLane.FirstView, Bash.Kind), [new("no panel key", 0), new(Bash.ToString(), 1)]);
        await at.MarkAsync(Guake, RefreshLane.Background);
        at.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(Guake, (await at.MustTakeAsync()).Key);
        Assert.Equal(0, await database.SortedSetLengthAsync(stores.Names.Lane(RefreshLane.FirstView, Bash.Kind)));
    }

    private protected override IPanelStore Open(FakeTimeProvider clock) => stores.Open(clock);

    private static async Task<List<PanelLease>> TakeAllAsync(RedisPanelStore store)
    {
        var leases = new List<PanelLease>();
        while (await store.TakeAsync(RefreshLane.Background, Ct) is { } lease)
            leases.Add(lease);
        return leases;
    }
}
