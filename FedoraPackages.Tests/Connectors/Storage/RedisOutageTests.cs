using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Servers;
using static FedoraPackages.Tests.Connectors.Storage.StoreTimeline;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>Redis killed, hanging, emptied and not there yet.</summary>
public sealed class RedisOutageTests : IAsyncLifetime
{
    private RedisServer server = null!;
    private RedisStores stores = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await RedisServer.StartAsync();
        stores = new RedisStores(server);
    }

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Redis_Killed_IsSaidOnceAndItsReturnIsANewLife()
    {
        var store = stores.Open();
        using var watch = new StoreWatch(store, stores.Link, TimeProvider.System);
        await watch.StartAsync(Ct);
        await Eventually.TrueAsync(() => stores.Link.Life is not null, "Redis has answered");
        var before = stores.Link.Life!;

        await server.KillAsync();
        await Eventually.TrueAsync(() => stores.Link.AwaySince is not null, "the outage is noticed");
        await Assert.ThrowsAsync<StoreAwayException>(() => store.ReadAsync(Guake, Ct));

        await server.RestartAsync();
        await Eventually.TrueAsync(() => stores.Link.AwaySince is null, "its end is noticed");
        Assert.NotEqual(before.Name, stores.Link.Life!.Name);
        Assert.Null(await store.ReadAsync(Guake, Ct));
        await watch.StopAsync(Ct);
    }

    [Fact]
    public async Task Redis_Hanging_FailsInsteadOfHangingItsCallers()
    {
        var store = stores.Open();
        await store.LifeAsync(Ct);
        server.Pause();
        try
        {
            await Assert.ThrowsAsync<StoreAwayException>(() => store.ReadAsync(Guake, Ct).WaitAsync(TimeSpan.FromSeconds(30), Ct));
            Assert.NotNull(stores.Link.AwaySince);
        }
        finally
        {
            server.Resume();
        }

        await Eventually.TrueAsync(async () => await AnswersAsync(store), "it answers again");
    }

    [Fact]
    public async Task Redis_Emptied_BeginsAnotherLifeThatIsNotSettled()
    {
        var store = stores.Open();
        var life = await store.LifeAsync(Ct);
        await store.SettleAsync(life, Ct);
        Assert.True(await store.LifeAsync(Ct) is { Settled: true } settled && settled.Name == life.Name);

        await server.FlushAsync();

        var next = await store.LifeAsync(Ct);
        Assert.NotEqual(life.Name, next.Name);
        Assert.False(next.Settled);
    }

    [Fact]
    public async Task Redis_NotThereYet_IsWaitedFor()
    {
        await server.KillAsync();
        await using var early = new RedisStores(server);
        var store = early.Open();
        await Assert.ThrowsAsync<StoreAwayException>(() => store.LifeAsync(Ct));

        await server.RestartAsync();
        await Eventually.TrueAsync(async () => await AnswersAsync(store), "it answers once it is there");
    }

    [Fact]
    public async Task Redis_Full_TakesNothingAndStillTellsWhatItHas()
    {
        var at = new StoreTimeline(_ => stores.Open());
        await at.MarkAsync(Guake, FedoraPackages.Connectors.Panels.RefreshLane.Watched);
        await at.RefreshAsync("kept");
        await (await stores.DatabaseAsync()).ExecuteAsync("CONFIG", "SET", "maxmemory", "1mb");

        await Assert.ThrowsAsync<StoreAwayException>(() => at.MarkAsync(Guake, FedoraPackages.Connectors.Panels.RefreshLane.Watched));
        await Assert.ThrowsAsync<StoreAwayException>(() => at.Store.LifeAsync(Ct));
        Assert.Equal("kept", await at.ValueAsync(Guake));
    }

    private static async ValueTask<bool> AnswersAsync(RedisPanelStore store)
    {
        try
        {
            await store.LifeAsync(Ct);
            return true;
        }
        catch (StoreAwayException)
        {
            return false;
        }
    }
}
