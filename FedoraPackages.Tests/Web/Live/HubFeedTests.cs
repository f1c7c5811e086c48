using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Tests.Web.Live;

public sealed class HubFeedTests
{
    private readonly PackageSubscriptions subscriptions = new();

    [Fact]
    public async Task Pump_BurstBeforeTheClientIsReady_TellsTheNewestOnce()
    {
        var feed = new HubFeed(subscriptions);
        feed.Watch("guake");
        for (var generation = 1; generation <= 1_000; generation++)
            subscriptions.Publish(KojiPanels.Builds.For("guake"), generation);

        var told = new List<PanelNotice>();
        await feed.PumpAsync((notice, _) =>
        {
            told.Add(notice);
            feed.Dispose();
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);

        Assert.Equal([new PanelNotice("builds", "guake", 1_000)], told);
        Assert.Equal(0, subscriptions.Count);
    }

    [Fact]
    public void Watch_MoreThanTheCap_IsRefusedUntilOneIsLetGo()
    {
        using var feed = new HubFeed(subscriptions);
        for (var i = 0; i < HubFeed.MostPackages; i++)
            Assert.True(feed.Watch($"p{i}"));

        Assert.True(feed.Watch("p0"));
        Assert.False(feed.Watch("other"));
        feed.Unwatch("p0");
        Assert.True(feed.Watch("other"));
        Assert.Equal(HubFeed.MostPackages, subscriptions.Count);
    }
}
