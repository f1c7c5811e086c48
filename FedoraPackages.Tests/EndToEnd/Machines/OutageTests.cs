using System.Net;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>Broker or store killed, away for twenty seconds, and back; or not there when the site starts.</summary>
public sealed class OutageTests(Browser browser, MachinesOfTheirOwn machines) : IClassFixture<MachinesOfTheirOwn>
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);
    private static readonly string[] Packages = ["guake", "bash"];

    [Theory]
    [InlineData("RabbitMQ")]
    [InlineData("Redis")]
    public async Task Server_KilledAndBack_PagesGoOnAndTabsAreRightSoonAfter(string server)
    {
        var site = await machines.SiteAsync();
        await site.PagesAreRightAsync(Packages, seconds: 60);
        await using var window = await browser.OpenAsync();
        var tabs = await LiveTab.OpenAsync(window, site.Webs, "guake");
        await using var visitors = new Visitors(site.Webs, Packages);
        var tale = new RandomTale(site.Fedora.Story, Packages);
        var dice = new Random(7);

        await site.RabbitMq.WriteDownAsync();
        await (server == "Redis" ? site.Redis.KillAsync() : site.RabbitMq.KillAsync());
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < Outage;)
        {
            await site.Fedora.SayAsync(tale.Move(dice));
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await (server == "Redis" ? site.Redis.RestartAsync() : site.RabbitMq.RestartAsync());
        await LiveTab.AreRightAsync(tabs, site.Fedora, "guake", ManyMachines.Soon);
        await site.PagesAreRightAsync(Packages, ManyMachines.Soon);

        Assert.Empty(visitors.Complaints);
        Assert.InRange(visitors.Pages, 100, int.MaxValue);
        Assert.Equal(server == "Redis", visitors.WereToldOfTheStore);
    }

    [Fact]
    public async Task Servers_NotThereAtTheStart_AreWaitedForAndTheSiteBecomesReady()
    {
        await using var site = await ManyMachines.WithoutServersAsync();
        var (web, worker) = (site.AddWeb(), site.AddWorker());

        await Eventually.TrueAsync(async () => await web.HealthAsync("live") is { Status: HttpStatusCode.OK }, "the web node lives");
        var health = await web.HealthAsync("ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health!.Value.Status);
        foreach (var node in new[] { web, worker })
            await Eventually.TrueAsync(() => node.HasSaid("The store does not answer") && node.HasSaid("Our bus is away"), "it says what it waits for");
        Assert.False(worker.HasSaid("The worker is ready"));

        await Task.WhenAll(site.Redis.RestartAsync(), site.RabbitMq.RestartAsync());
        await Task.WhenAll(web.ReadyAsync(), worker.ReadyAsync());
        await site.PagesAreRightAsync(["guake"], ManyMachines.Soon);
    }
}
