using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Nothing moves while a page fills in, and nothing moves away from under a pointer.</summary>
[Collection(nameof(WholeSite))]
public sealed class StillnessTests(Browser browser)
{
    private const double MostShift = 0.02;
    private const int Cold = 20;

    private const string Observe = """
        window.shift = 0; window.moved = [];
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) {
                window.shift += entry.value;
                window.moved.push(entry.value.toFixed(4) + ": " + entry.sources.map(s => s.node?.parentElement?.outerHTML?.slice(0, 100) ?? "?").join(" | "));
            }
        }).observe({ type: "layout-shift", buffered: true });
        """;

    // What is drawn now is counted too.
    private const string Shift = "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(window.shift))))";

    [Theory]
    [InlineData("", 0)]
    [InlineData("/updates", 1)]
    public async Task ColdPackages_FilledInWhileTheyAreOpen_DoNotShift(string part, int secondsLate)
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var bodhi = await RestInBetween.StartAsync("Bodhi");
        await using var bugzilla = await RestInBetween.StartAsync("Bugzilla");
        await using var site = await Site.StartAsync(koji, bodhi, bugzilla);
        // A second is longer than a page waits for.
        koji.Slowness = bodhi.Slowness = bugzilla.Slowness = TimeSpan.FromSeconds(secondsLate);
        await using var window = await browser.OpenAsync();
        await window.AddInitScriptAsync(Observe);
        var tab = await window.NewPageAsync();
        var found = new List<string>();
        foreach (var package in site.World.Packages.Select(p => p.Name).Order(StringComparer.Ordinal).Take(Cold))
        {
            await tab.GotoAsync(new Uri(site.Url, $"/packages/{package}{part}").ToString());
            await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
            await Expect(tab.Locator(".skeleton")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
            if (await tab.EvaluateAsync<double>(Shift) is > MostShift and var shift)
                found.Add($"{package}: {shift:0.000} ({await tab.EvaluateAsync<string>("() => window.moved.join('; ')")})");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Strip_PointedAt_KeepsWhatIsUnderThePointerAndGoesOnWhenItLeaves()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, site, "/");
        var link = tab.Locator(".events a").Nth(3);
        await link.HoverAsync();
        var (words, place) = (await link.TextContentAsync(), await link.BoundingBoxAsync());

        var started = site.Story.StartBuild("guake", "Rawhide");
        await site.TellAsync(started.Messages);

        await Expect(tab.Locator(".news .pill")).ToContainTextAsync("new");
        Assert.Equal(words, await link.TextContentAsync());
        Assert.Equal((place!.X, place.Y), ((await link.BoundingBoxAsync())!.X, (await link.BoundingBoxAsync())!.Y));
        await tab.Mouse.MoveAsync(2, 2);
        await Expect(tab.Locator(".events")).ToContainTextAsync(started.Build.Nvr);
        await Expect(tab.Locator(".news")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task RunningBuild_WhateverItsArchitecturesAreAt_KeepsItsRowsHeight()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var started = site.Story.StartBuild("kernel", "Rawhide");
        await site.TellAsync(started.Messages);
        var tab = await OpenAsync(window, site, "/packages/kernel/builds");
        var row = tab.Locator("tbody tr").Filter(new() { HasText = started.Build.Nvr });
        var (wide, narrow) = (new HashSet<float>(), new HashSet<float>());
        await SeenAsync("waiting");
        Advance(started.Build.Tasks.Count - 1);
        await SeenAsync("running");
        Advance(2);
        await SeenAsync("done");

        Assert.Single(wide);
        Assert.Single(narrow);

        void Advance(int moves)
        {
            for (var move = 0; move < moves; move++)
                site.Story.Advance(started.Build.Id);
        }

        async Task SeenAsync(string words)
        {
            // Nothing is said of tasks: so what was said before is said again, for the builds to be looked at.
            await site.TellAsync(started.Messages);
            await Expect(row).ToContainTextAsync(words, new() { Timeout = 15_000 });
            foreach (var (width, heights) in new[] { (1280, wide), (360, narrow) })
            {
                await tab.SetViewportSizeAsync(width, 900);
                heights.Add((await row.BoundingBoxAsync())!.Height);
            }
        }
    }

    [Fact]
    public async Task Pill_ReaderHasScrolled_StaysInSight()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, site, "/packages/kernel/builds");
        await tab.Mouse.WheelAsync(0, 1_500);
        await Eventually.TrueAsync(async () => await tab.EvaluateAsync<bool>("() => scrollY > 1000"), "it has scrolled");
        var row = tab.Locator("tbody tr").Nth(30);
        var place = await row.BoundingBoxAsync();

        await site.TellAsync(site.Story.StartBuild("kernel", "Rawhide").Messages);

        await Expect(tab.Locator(".pill")).ToBeInViewportAsync();
        Assert.Equal(place!.Y, (await row.BoundingBoxAsync())!.Y);
    }

    private static async Task<IPage> OpenAsync(IBrowserContext window, Site site, string path)
    {
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, path).ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(tab.Locator(".skeleton")).ToHaveCountAsync(0, new() { Timeout = 10_000 });
        return tab;
    }
}
