using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>A page whose first connection is not let through: it says so, goes on trying, and is live when it can be.</summary>
[Collection(nameof(WholeSite))]
public sealed class FirstConnectionTests(Browser browser)
{
    private const int Soon = 15_000;

    [Theory]
    [InlineData(ProxyInBetween.Refused)]
    [InlineData(ProxyInBetween.Html)]
    [InlineData("")]
    public async Task Page_NothingLetThrough_SaysSoTriesGentlyAndIsLiveByItselfWithWhatChangedMeanwhile(string answer)
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new ProxyInBetween(site.Url) { Answer = answer };
        await using var window = await browser.OpenAsync();
        var tab = await window.NewPageAsync();
        await tab.RouteAsync("**/_blazor/**", route => route.FulfillAsync(new() { Status = 403, Body = "Forbidden" }));
        await tab.GotoAsync(new Uri(proxy.Url, "/packages/guake/builds").ToString());
        await tab.EvaluateAsync("() => { window.stayed = true; }");

        await Expect(tab.Locator("#paused")).ToBeVisibleAsync(new() { Timeout = Soon });
        await Expect(tab.Locator("#paused")).ToContainTextAsync("cannot be opened", new() { UseInnerText = true });
        await Expect(tab.Locator("#paused")).ToContainTextAsync("Reconnecting by itself", new() { UseInnerText = true });
        await Expect(tab.Locator(".live .off")).ToBeVisibleAsync();
        await Expect(tab.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Expect(tab.Locator("tbody tr").First).ToContainTextAsync("guake-");

        var started = site.Story.StartBuild("guake", "Rawhide");
        await site.TellAsync(started.Messages);
        await Eventually.TrueAsync(() => proxy.Sockets >= 2, "it tries again");
        Assert.InRange(proxy.Sockets, 2, 4);

        proxy.Answer = null;
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live", new() { Timeout = 3 * Soon });
        await Expect(tab.Locator("#paused")).ToBeHiddenAsync();
        await Expect(tab.Locator("tbody")).ToContainTextAsync(started.Build.Nvr);
        Assert.True(await tab.EvaluateAsync<bool>("() => window.stayed"), "the page was not loaded again");
    }

    [Theory]
    [InlineData(ProxyInBetween.Refused)]
    [InlineData("")]
    public async Task Page_OnlyWebSocketsForbidden_IsLiveOverLongPollingAndOnTheNextPageAtOnce(string answer)
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new ProxyInBetween(site.Url) { Answer = answer };
        await using var window = await browser.OpenAsync();
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(proxy.Url, "/packages/guake/builds").ToString());

        await Expect(tab.Locator("#paused")).ToBeVisibleAsync(new() { Timeout = Soon });
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live", new() { Timeout = 2 * Soon });
        await FollowsAsync(site, tab);

        var sockets = proxy.Sockets;
        await tab.ReloadAsync();
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        Assert.Equal(sockets, proxy.Sockets);
    }

    [Fact]
    public async Task Page_WebSocketsLetThrough_IsLiveWithTheFirstAndAsksForNothingElse()
    {
        await using var site = await Site.StartAsync();
        await using var proxy = new ProxyInBetween(site.Url);
        await using var window = await browser.OpenAsync();
        var tab = await window.NewPageAsync();
        var asked = new List<string>();
        tab.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await tab.GotoAsync(new Uri(proxy.Url, "/packages/guake/builds").ToString());

        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await FollowsAsync(site, tab);

        Assert.Equal(1, proxy.Sockets);
        Assert.DoesNotContain(asked, path => path.StartsWith("/_blazor/", StringComparison.Ordinal));
    }

    private static async Task FollowsAsync(Site site, IPage tab)
    {
        var started = site.Story.StartBuild("guake", "Rawhide");
        await site.TellAsync(started.Messages);
        await Expect(tab.Locator("tbody")).ToContainTextAsync(started.Build.Nvr);
    }
}
