using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

public sealed class LiveTabsTests(Browser browser)
{
    private const string WatchForChanges = """
        () => {
            window.stayed = true;
            window.redraws = 0;
            new MutationObserver(changes => window.redraws += changes.filter(c => !c.target.closest?.('time')).length)
                .observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true });
            window.otherRows = 0;
            const seen = new MutationObserver(changes => window.otherRows += changes.filter(c => !c.target.parentElement?.closest('time')).length);
            for (const row of document.querySelectorAll('tbody tr')) seen.observe(row, { subtree: true, childList: true, attributes: true, characterData: true });
        }
        """;

    [Fact]
    public async Task Tabs_ABuildGoesFromBuildingToComplete_BothTabsOfThePackageFollowAndTheThirdDoesNotMove()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var first = await OpenAsync(window, site, "guake");
        var second = await OpenAsync(window, site, "guake");
        var other = await OpenAsync(window, site, "bash");

        var started = site.Story.StartBuild("guake", "Rawhide");
        await site.TellAsync(started.Messages);
        foreach (var tab in new[] { first, second })
            await Expect(Row(tab, started.Build.Nvr)).ToContainTextAsync("building");

        await site.TellAsync(site.Story.Complete(started.Build.Id));
        foreach (var tab in new[] { first, second })
        {
            await Expect(Row(tab, started.Build.Nvr)).ToContainTextAsync("complete");
            Assert.True(await tab.EvaluateAsync<bool>("() => window.stayed"), "the page was not loaded again");
            Assert.Equal(0, await tab.EvaluateAsync<int>("() => window.otherRows"));
        }

        Assert.Equal(0, await other.EvaluateAsync<int>("() => window.redraws"));
    }

    [Fact]
    public async Task Tabs_Left_LeaveNoSubscription()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tabs = new[] { await OpenAsync(window, site, "guake"), await OpenAsync(window, site, "bash") };
        Assert.NotEqual(0, site.Subscriptions.Count);

        foreach (var tab in tabs)
            await tab.GotoAsync("about:blank");

        await Eventually.TrueAsync(() => site.Subscriptions.Count == 0, "all subscriptions are gone");
    }

    private static ILocator Row(IPage tab, string nvr) => tab.Locator("tr").Filter(new LocatorFilterOptions { HasText = nvr });

    /// <summary>Opens a package's page and waits until its panels are live.</summary>
    private static async Task<IPage> OpenAsync(IBrowserContext window, Site site, string package)
    {
        var before = site.Subscriptions.Count;
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, $"/packages/{package}/builds").ToString());
        await Eventually.TrueAsync(() => site.Subscriptions.Count > before, "the tab is live");
        await Expect(tab.Locator("tr").Nth(1)).ToContainTextAsync(package);
        await tab.EvaluateAsync(WatchForChanges);
        return tab;
    }
}
