using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Tests.Connectors.Storage;
using FedoraPackages.Worker.Refreshing;

namespace FedoraPackages.Tests.Worker;

public sealed class KnownNamesTests : IDisposable
{
    private readonly Workshop at = new();
    private readonly Questions store;
    private readonly KnownNames names;

    public KnownNamesTests()
    {
        store = new Questions(at.Store);
        names = new KnownNames(store, at.Clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => at.Dispose();

    [Fact]
    public async Task Names_AskedForInABurst_AreComparedOnceASecond()
    {
        await KeepAsync("guake");
        for (var i = 0; i < 1_000; i++)
            Assert.Equal((true, false), (await names.ContainsAsync("guake", Ct), await names.ContainsAsync("evil", Ct)));
        Assert.Equal(1, store.Asked);

        await KeepAsync("guake", "evil");
        at.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await names.ContainsAsync("evil", Ct));
        Assert.Equal(2, store.Asked);
    }

    [Fact]
    public async Task Names_NotFetchedYet_AreAskedForEachTimeUntilTheyAre()
    {
        Assert.Null(await names.ContainsAsync("guake", Ct));
        await KeepAsync("guake");

        Assert.True(await names.ContainsAsync("guake", Ct));
    }

    [Fact]
    public async Task Names_TheStoreWasAway_AreAskedForAgain()
    {
        await KeepAsync("guake");
        store.IsAway = true;
        await Assert.ThrowsAsync<StoreAwayException>(async () => await names.ContainsAsync("guake", Ct));
        store.IsAway = false;

        Assert.True(await names.ContainsAsync("guake", Ct));
    }

    private async Task KeepAsync(params string[] packages)
    {
        var kind = KojiPanels.Names;
        await at.Store.MarkAsync([new PanelMark(kind.Site, RefreshLane.FirstView, "start", [])], Ct);
        var lease = await at.Store.TakeAsync(RefreshLane.FirstView, Ct);
        var value = kind.Write(new NameList([.. packages.Select(n => new ListedPackage(n, Retired: false))]));
        await at.Store.SwapAsync(lease!, new PanelAnswer(value, null, _ => true), Ct);
        await at.Store.FinishAsync(lease!, RefreshEnd.Done, Ct);
    }

    private sealed class Questions(IPanelStore inner) : StoreInBetween(inner)
    {
        public int Asked { get; private set; }

        public bool IsAway { get; set; }

        protected override Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call)
        {
            if (IsAway)
                return Task.FromException<T>(new StoreAwayException("away"));
            Asked += method == nameof(HeadersAsync) ? 1 : 0;
            return call();
        }
    }
}
