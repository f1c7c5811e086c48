using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Panels;

namespace FedoraPackages.Tests.Worker.Operating;

public sealed class BulkRefresherTests
{
    private const int Packages = 150;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bulk_ManyPackages_IsTrueToTheCountAtEveryMomentAndCrowdsNothing()
    {
        using var shop = await OpenAsync();
        var worker = shop.Worker();
        await worker.StartAsync();
        await shop.BeginAsync();
        var most = 0;
        await Eventually.TrueAsync(
            async () =>
            {
                // Taken before what it is compared with: what is gathered is counted a moment later, never before.
                await shop.PassAsync(worker, gather: 7);
                var told = shop.Current;
                Assert.InRange(told.Done, 0, shop.At.Source.Gatherings);
                most = Math.Max(most, (await shop.At.Store.ToDoAsync(1_000, Ct)).Count);
                return told.IsOver;
            },
            "the bulk refresh is over");

        Assert.Equal((BulkState.Finished, Packages, Packages, 0), (shop.Current.State, shop.Current.Done, shop.Current.Total, shop.Current.Failed));
        Assert.Equal(Packages, shop.At.Source.Gatherings);
        Assert.InRange(most, 2, 32);
        Assert.NotNull(shop.Current.EndedAt);
        await worker.StopAsync();
    }

    [Fact]
    public async Task Bulk_KeptPanelsOfRetiredPackages_AreAmongThem()
    {
        using var shop = await OpenAsync(packages: 2);
        await shop.At.Store.MarkAsync([new(ScriptedSource.Notes.For("retired"), FedoraPackages.Connectors.Panels.RefreshLane.FirstView, "test", [])], Ct);
        await shop.At.Refresher.RefreshAsync((await shop.At.Store.TakeAsync(FedoraPackages.Connectors.Panels.RefreshLane.FirstView, Ct))!, Ct);
        var worker = shop.Worker();
        await worker.StartAsync();
        await shop.BeginAsync();
        await UntilAsync(shop, worker, () => shop.Current.IsOver);

        Assert.Equal((3, 3, 4), (shop.Current.Total, shop.Current.Done, shop.At.Source.Gatherings));
        await worker.StopAsync();
    }

    [Fact]
    public async Task Bulk_Cancelled_EndsAndNothingMoreIsGathered()
    {
        using var shop = await OpenAsync();
        var worker = shop.Worker();
        await worker.StartAsync();
        await shop.BeginAsync();
        await UntilAsync(shop, worker, () => shop.Current.Done >= 50, gather: 5);
        await shop.CancelAsync();
        var began = shop.At.Clock.GetUtcNow();
        await UntilAsync(shop, worker, () => shop.Current.IsOver, gather: 0);
        Assert.InRange(shop.At.Clock.GetUtcNow() - began, TimeSpan.Zero, TimeSpan.FromSeconds(2));

        Assert.Equal(BulkState.Cancelled, shop.Current.State);
        Assert.Empty(await shop.At.Store.ToDoAsync(10, Ct));
        var gathered = shop.At.Source.Gatherings;
        for (var i = 0; i < 20; i++)
            await shop.PassAsync(worker);
        Assert.Equal(gathered, shop.At.Source.Gatherings);
        Assert.InRange(shop.Current.Done, 50, gathered);
        await worker.StopAsync();
    }

    [Fact]
    public async Task Bulk_ItsWorkerIsGone_AnotherTakesItOnAndCountsEachPanelOnce()
    {
        using var shop = await OpenAsync();
        var first = shop.Worker();
        await first.StartAsync();
        await shop.BeginAsync();
        await UntilAsync(shop, first, () => shop.Current.Done >= 40, gather: 5);
        await first.StopAsync();

        var second = shop.Worker();
        await second.StartAsync();
        await UntilAsync(shop, second, () => shop.Current.IsOver);

        Assert.Equal((BulkState.Finished, Packages, Packages), (shop.Current.State, shop.Current.Done, shop.Current.Total));
        Assert.InRange(shop.At.Source.Gatherings, Packages, Packages + 32);
        await second.StopAsync();
    }

    [Fact]
    public async Task Bulk_TwoWorkers_OneSeesToIt()
    {
        using var shop = await OpenAsync();
        var (one, other) = (shop.Worker(), shop.Worker());
        await one.StartAsync();
        await other.StartAsync();
        await shop.BeginAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                await other.LookAsync();
                await shop.PassAsync(one);
                return shop.Current.IsOver;
            },
            "the bulk refresh is over");

        Assert.Equal((Packages, Packages), (shop.Current.Done, shop.At.Source.Gatherings));
        await one.StopAsync();
        await other.StopAsync();
    }

    [Fact]
    public async Task Bulk_ServicePaused_WaitsAndSaysSoThenGoesOn()
    {
        using var shop = await OpenAsync();
        var worker = shop.Worker();
        await worker.StartAsync();
        await shop.BeginAsync();
        await UntilAsync(shop, worker, () => shop.Current.Done >= 20, gather: 5);
        await shop.PauseAsync(paused: true);
        await UntilAsync(shop, worker, () => shop.Current.WaitsFor.Contains("Koji"));
        for (var i = 0; i < 20; i++)
            await shop.PassAsync(worker);
        Assert.InRange(shop.Current.Done, 20, Packages - 1);

        await shop.PauseAsync(paused: false);
        await UntilAsync(shop, worker, () => shop.Current.IsOver);
        Assert.Equal((Packages, 0), (shop.Current.Done, shop.Current.WaitsFor.Length));
        await worker.StopAsync();
    }

    [Fact]
    public async Task Bulk_ServiceDoesNotAnswer_IsTriedOneByOneAndTheFailedAreCounted()
    {
        using var shop = await OpenAsync();
        shop.At.Source.Answer = (_, _) => throw new UpstreamException("Koji", UpstreamProblem.NotAnswering, "answered with status 500");
        var worker = shop.Worker();
        await worker.StartAsync();
        await shop.BeginAsync();
        await UntilAsync(shop, worker, () => shop.Current.WaitsFor.Contains("Koji"));
        var failed = shop.Current.Failed;
        for (var i = 0; i < 50; i++)
            await shop.PassAsync(worker);
        Assert.InRange(shop.Current.Failed, failed, failed + 33);
        Assert.Equal(shop.Current.Done, shop.Current.Failed);

        shop.At.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, "one"));
        await UntilAsync(shop, worker, () => shop.Current.IsOver);
        Assert.Equal(Packages, shop.Current.Done);
        await worker.StopAsync();
    }

    [Fact]
    public async Task Bulk_Budget_IsKept()
    {
        using var shop = await OpenAsync(perSecond: 5);
        var worker = shop.Worker();
        await worker.StartAsync();
        await shop.BeginAsync();
        await UntilAsync(shop, worker, () => shop.At.Source.Gatherings > 0);
        var began = shop.At.Clock.GetUtcNow();
        await UntilAsync(shop, worker, () => shop.At.Clock.GetUtcNow() - began > TimeSpan.FromSeconds(10));

        Assert.InRange(shop.At.Source.Gatherings, 20, 65);
        await worker.StopAsync();
    }

    private static async Task<BulkShop> OpenAsync(int packages = Packages, double perSecond = 1_000)
    {
        var shop = new BulkShop(perSecond);
        await shop.KnowAsync(packages);
        return shop;
    }

    private static Task UntilAsync(BulkShop shop, BulkWorker worker, Func<bool> so, int gather = int.MaxValue) => Eventually.TrueAsync(
        async () =>
        {
            await shop.PassAsync(worker, gather);
            return so();
        },
        "it is so");
}
