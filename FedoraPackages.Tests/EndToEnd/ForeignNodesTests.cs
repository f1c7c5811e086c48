using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Pages into which others write: a browser's translator, extensions.</summary>
[Collection(nameof(WholeSite))]
public sealed class ForeignNodesTests(Browser browser)
{
    /// <summary>What translators do, now and with what comes later: each text that may be translated gives way to font elements, in one step or two.</summary>
    private const string Translate = """
        steps => {
            window.translations = [];
            const wrap = text => {
                const parent = text.parentElement;
                if (!text.data.trim() || !parent || parent.closest('[translate=no], .notranslate, font, script, style')) return;
                const outer = document.createElement('font'), inner = document.createElement('font');
                outer.append(inner);
                inner.append('~' + text.data + '~');
                if (steps === 1) parent.replaceChild(outer, text);
                else { parent.insertBefore(outer, text); text.remove(); }
                window.translations.push([outer, text]);
            };
            const all = root => {
                const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
                while (walk.nextNode()) found.push(walk.currentNode);
                found.forEach(wrap);
            };
            all(document.body);
            window.translator = new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(
                node => node.nodeType === 3 ? wrap(node) : node.nodeType === 1 && node.tagName !== 'FONT' && all(node))));
            window.translator.observe(document.body, { childList: true, subtree: true });
        }
        """;

    private const string TakeBack = """
        () => {
            window.translator.disconnect();
            window.translations.forEach(([font, text]) => font.isConnected && font.parentNode.replaceChild(text, font));
        }
        """;

    private const string NodesOfAnExtension = """
        () => document.querySelectorAll('main section, main td, main header').forEach(element => {
            element.insertBefore(document.createElement('x-extension'), element.firstChild);
            element.parentNode.insertBefore(document.createElement('x-extension'), element);
        })
        """;

    private const string RewrittenPanels = "() => document.querySelectorAll('main section').forEach(section => { section.innerHTML = section.innerHTML; })";

    private const string NotMarked = """
        () => [...document.querySelectorAll('time, code, .mono, .number, .tab-count, .test, .package h1, .filter a, [role=option] a, .packages a'
            + ', td.state, td.status, td.severity, td.release, td.type')]
            .filter(element => element.textContent.trim() && !element.closest('[translate=no]') && !element.closest('.hero, .notes'))
            .map(element => element.outerHTML.slice(0, 120))
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Page_Translated_FollowsWithoutBeingLoadedAgainAndStaysTranslated(int steps)
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var (builds, overview) = (await OpenAsync(window, site, "/packages/guake/builds"), await OpenAsync(window, site, "/packages/guake"));
        foreach (var tab in new[] { builds, overview })
            await tab.EvaluateAsync(Translate, steps);
        await Expect(overview.Locator("main h2").First).ToContainTextAsync("~Needs attention~");

        var build = site.Story.StartBuild("guake", "Rawhide");
        var way = overview.Locator(".way").Filter(new() { HasText = $"{build.Build.Version}-{build.Build.Release.Split('.')[0]}" });
        await site.TellAsync(build.Messages);
        await Expect(Row(builds, build.Build.Nvr)).ToContainTextAsync("building");
        await Expect(way).ToContainTextAsync("building");
        await site.TellAsync(site.Story.Complete(build.Build.Id));
        await Expect(Row(builds, build.Build.Nvr)).ToContainTextAsync("complete");
        await Expect(way).Not.ToContainTextAsync("building");
        await site.TellAsync(site.Story.StartBuild("guake", "F44").Messages);
        await Expect(Row(overview, "Fedora 44")).ToContainTextAsync("building");

        foreach (var tab in new[] { builds, overview })
        {
            await StillLiveAsync(tab);
            await Expect(tab.Locator("main h2").First).ToContainTextAsync("~");
        }
    }

    [Fact]
    public async Task Page_TranslationTakenBack_HasItsWordsAgain()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, site, "/packages/guake");
        var words = await tab.Locator("footer").InnerTextAsync();
        await tab.EvaluateAsync(Translate, 1);
        await Expect(tab.Locator("footer")).ToContainTextAsync("~Status~");

        await tab.EvaluateAsync(TakeBack);

        await Expect(tab.Locator("font")).ToHaveCountAsync(0);
        await Expect(tab.Locator("footer")).ToHaveTextAsync(words, new() { UseInnerText = true });
    }

    [Fact]
    public async Task Page_AnExtensionPutsNodesIntoPanelsAndCells_Follows()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, site, "/packages/guake/builds");
        await tab.EvaluateAsync(NodesOfAnExtension);

        var build = site.Story.StartBuild("guake", "Rawhide");
        await site.TellAsync(build.Messages);
        await Expect(Row(tab, build.Build.Nvr)).ToContainTextAsync("building");
        await site.TellAsync(site.Story.Complete(build.Build.Id));
        await Expect(Row(tab, build.Build.Nvr)).ToContainTextAsync("complete");

        await StillLiveAsync(tab);
    }

    [Fact]
    public async Task Page_AnExtensionRewritesItsPanels_SaysSoIsLoadedAgainOnceWhereItStoodAndThenLeftToTheReader()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, site, "/packages/kernel/builds");
        var loads = 0;
        tab.FrameNavigated += (_, _) => Interlocked.Increment(ref loads);
        await tab.EvaluateAsync("() => scrollTo(0, 700)");

        await tab.EvaluateAsync(RewrittenPanels);
        await Expect(tab.Locator("#paused")).ToBeVisibleAsync();
        await Expect(tab.Locator("#paused")).ToContainTextAsync("something changed this page", new() { UseInnerText = true });
        await Eventually.TrueAsync(() => Volatile.Read(ref loads) == 1, "the page is loaded again");
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(tab.Locator("#paused")).ToBeHiddenAsync();
        Assert.Equal(700, await tab.EvaluateAsync<int>("() => Math.round(scrollY)"));

        await tab.EvaluateAsync(RewrittenPanels);
        await Expect(tab.GetByRole(AriaRole.Link, new() { Name = "Reload the page" })).ToBeVisibleAsync();
        await Expect(tab.Locator(".live .off")).ToBeVisibleAsync();
        Assert.Equal(1, Volatile.Read(ref loads));
    }

    [Fact]
    public async Task LiveData_OnEveryPage_IsNotToBeTranslated()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        foreach (var path in new[] { "/", "/packages/guake", "/packages/guake/builds", "/packages/git/updates", "/packages/firefox/bugs", "/search?q=py" })
        {
            var tab = await window.NewPageAsync();
            await tab.GotoAsync(new Uri(site.Url, path).ToString());
            await Expect(tab.Locator(".skeleton")).ToHaveCountAsync(0);
            Assert.Empty(await tab.EvaluateAsync<string[]>(NotMarked));
            await tab.CloseAsync();
        }
    }

    private static ILocator Row(IPage tab, string words) => tab.Locator("tr").Filter(new() { HasText = words });

    private static async Task StillLiveAsync(IPage tab)
    {
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(tab.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        Assert.True(await tab.EvaluateAsync<bool>("() => window.stayed"), "the page was not loaded again");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext window, Site site, string path)
    {
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, path).ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(tab.Locator(".skeleton")).ToHaveCountAsync(0);
        await tab.EvaluateAsync("() => { window.stayed = true; }");
        return tab;
    }
}
