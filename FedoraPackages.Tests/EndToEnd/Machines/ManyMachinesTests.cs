using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>What several processes do together on a good day.</summary>
[Collection(nameof(SharedMachines))]
public sealed class ManyMachinesTests(Browser browser, SharedMachines machines)
{
    // Nothing else happens to them here: of a build that runs a worker asks by itself now and then.
    private const string Built = "tmux";
    private const string Read = "nano";

    /// <summary>No test looks at its page before this one does.</summary>
    private const string Unread = "zsh";

    [Fact]
    public async Task Event_EnteringOnce_RedrawsTabsOnBothNodesWithOneGathering()
    {
        var site = await machines.SiteAsync();
        await using var window = await browser.OpenAsync();
        var tabs = await LiveTab.OpenAsync(window, site.Webs, Built);
        var before = Gatherings(site, Built);

        var started = site.Fedora.Story.StartBuild(Built, "Rawhide");
        await site.Fedora.SayAsync(started.Messages);
        foreach (var tab in tabs)
            await Expect(tab.Locator("tr").Filter(new LocatorFilterOptions { HasText = started.Build.Nvr })).ToContainTextAsync("building");

        Assert.Equal(1, Gatherings(site, Built) - before);
    }

    [Fact]
    public async Task TwoWorkers_AMessageForEachOfManyPackages_AreOneGatheringEach()
    {
        var site = await machines.SiteAsync();
        var packages = site.Fedora.World.Packages.Where(p => p.LivesIn(site.Fedora.World.Releases.Rawhide) && p.Name.StartsWith('p'))
            .Take(30).Select(p => p.Name).ToList();
        Assert.InRange(packages.Count, 10, 30);
        var before = packages.ToDictionary(package => package, package => Gatherings(site, package));

        foreach (var package in packages)
            await site.Fedora.SayAsync(site.Fedora.Story.StartBuild(package, "Rawhide").Messages);

        await Eventually.TrueAsync(() => packages.TrueForAll(package => More(package) > 0), "every package has been gathered", 60);
        await site.PagesAreRightAsync(packages, ManyMachines.Soon);
        Assert.All(packages, package => Assert.Equal(1, More(package)));

        int More(string package) => Gatherings(site, package) - before[package];
    }

    [Fact]
    public async Task EmptiedRedis_AThousandReadersOfEachOfTwoPackages_AreOneGatheringEach()
    {
        var site = await machines.SiteAsync();
        await using var window = await browser.OpenAsync();
        var tabs = await LiveTab.OpenAsync(window, site.Webs, Read);
        var before = (Read: Gatherings(site, Read), Unread: Gatherings(site, Unread));

        // One that both nodes show and ask for again, and one that nobody has ever read.
        await site.Redis.FlushAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => site.Webs[i % 2].HtmlAsync(i % 4 < 2 ? Read : Unread)));

        await Eventually.TrueAsync(() => Gatherings(site, Read) > before.Read, "what is looked at is gathered again");
        await site.PagesAreRightAsync([Read, Unread], ManyMachines.Soon);
        await LiveTab.AreRightAsync(tabs, site.Fedora, Read, ManyMachines.Soon);
        Assert.All(pages.Where((_, i) => i % 4 < 2), html => Assert.NotEmpty(ShownBuilds.In(html)));
        Assert.Equal((1, 1), (Gatherings(site, Read) - before.Read, Gatherings(site, Unread) - before.Unread));
    }

    [Fact]
    public async Task Administrator_OnOneNode_ReachesTheWorkersAndTheOtherNode()
    {
        var site = await machines.SiteAsync();
        var (here, there) = (site.Webs[0], site.Webs[1]);
        await using var window = await browser.OpenAsync();
        var admin = await window.NewPageAsync();
        await admin.GotoAsync(new Uri(here.Url!, "/admin/sign-in").ToString());
        await admin.GetByLabel("Token").FillAsync(await File.ReadAllTextAsync(here.TokenFile));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        var visitor = await window.NewPageAsync();
        await visitor.GotoAsync(new Uri(there.Url!, "/about").ToString());
        await Expect(visitor.Locator(":root")).ToHaveAttributeAsync("data-live", "live");

        // What a worker says of a message, asked over the broker.
        await OpenAsync("/admin/messages");
        await admin.GetByLabel("A message as JSON").FillAsync("""{"topic": "org.fedoraproject.prod.buildsys.build.state.change", "body": {"attribute": "state", "name": "guake", "build_id": 7, "new": 1, "instance": "primary"}}""");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Interpret" }).ClickAsync();
        await Expect(admin.GetByText("build 7 complete")).ToBeVisibleAsync();
        await Expect(admin.GetByRole(AriaRole.Region, new() { Name = "What would a message do?" }).GetByText("builds of guake")).ToBeVisibleAsync();

        // All processes are heard (one that was killed is named as silent for a minute), and what is set here is seen there.
        await OpenAsync("/admin/services");
        await Expect(Heard("Web node · ")).ToHaveCountAsync(site.Webs.Count);
        await Expect(Heard("Worker · ")).ToHaveCountAsync(site.Workers.Count);
        await Expect(admin.Locator("[data-service=Koji]")).ToContainTextAsync("answering since");
        await OpenAsync("/admin/site");
        await admin.GetByLabel("Text for all pages").FillAsync("Koji moves today");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Set" }).ClickAsync();
        await Expect(visitor.Locator(".notice")).ToContainTextAsync("Koji moves today");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
        await Expect(visitor.Locator(".notice")).ToHaveCountAsync(0);

        ILocator Heard(string kind) => admin.Locator("tr").Filter(new() { HasText = kind, Has = admin.Locator("td.quiet") });

        async Task OpenAsync(string path)
        {
            await admin.GotoAsync(new Uri(here.Url!, path).ToString());
            await Expect(admin.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        }
    }

    private static int Gatherings(ManyMachines site, string package) => site.Fedora.Koji.Gatherings.GetValueOrDefault(package);
}
