using System.Globalization;
using FedoraPackages.Web.Components.Controls;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Ages in browsers whose clock is wrong, in whatever zone: counted from the server's time, in the server's words.</summary>
[Collection(nameof(WholeSite))]
public sealed class ClocksTests(Browser browser)
{
    /// <summary>The browser's clock goes ahead by so many milliseconds.</summary>
    private const string Clock = """
        (() => {
            const True = Date;
            window.ahead = AHEAD;
            window.Date = class extends True {
                constructor(...parts) { parts.length > 0 ? super(...parts) : super(True.now() + window.ahead); }
                static now() { return True.now() + window.ahead; }
            };
        })()
        """;

    private const string Ages = "() => [...document.querySelectorAll('td.started time')].map(time => time.textContent)";

    private const string Times = "() => [...document.querySelectorAll('td.started time')].map(time => time.dateTime)";

    [Theory]
    [InlineData("UTC", 600_000)]
    [InlineData("Asia/Kolkata", -10_800_000)]
    [InlineData("America/Denver", 0)]
    public async Task Ages_BrowsersClockIsWrong_AreThoseOfTheServerAndAgainAfterItIsSet(string zone, int ahead)
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync(o => o.TimezoneId = zone);
        var tab = await OpenAsync(window, site, ahead);
        await Eventually.TrueAsync(() => IsRightAsync(tab), "the ages are right");

        var wrong = await tab.EvaluateAsync<string[]>($"() => {{ window.ahead = 7_200_000; fedoraPackages.tell(); return ({Ages})(); }}");
        Assert.NotEqual(await TrueAgesAsync(tab), wrong);
        await Eventually.TrueAsync(() => IsRightAsync(tab), "the server's next word puts them right");
    }

    [Fact]
    public async Task Strip_ConnectionLost_SaysWhenTheServerWasLastHeardAndNotWhenThatWasNoticed()
    {
        var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, site, 0);
        var seen = TimeProvider.System.GetUtcNow();
        // As if the tab had slept since.
        await tab.EvaluateAsync("() => { window.ahead = 7_200_000; }");
        await site.DisposeAsync();

        await Expect(tab.Locator("#paused")).ToBeVisibleAsync();
        await Expect(tab.Locator("#paused")).ToContainTextAsync("is lost", new() { UseInnerText = true });
        await Expect(tab.Locator("#paused time")).Not.ToBeEmptyAsync();
        var said = DateTimeOffset.Parse((await tab.Locator("#paused time").GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
        Assert.InRange(said, seen.AddSeconds(-30), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Words_OfTheBrowser_AreThoseOfTheServer()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, site, 0);
        const int Minute = 60, Hour = 60 * Minute, Day = 24 * Hour;
        double[] seconds =
        [
            -90, -0.4, 0, 0.999, 1, 59.9, Minute, Hour - 0.1, Hour, Day - 1, Day, (1.99 * Day), (89.99 * Day),
            90 * Day, (100 * Day), (121.8 * Day), (729.9 * Day), 730 * Day, (1_095.7 * Day), (10_000 * Day),
        ];

        var said = await tab.EvaluateAsync<string[]>(
            "seconds => seconds.flatMap(s => ['ago', 'for'].map(form => fedoraPackages.tellTime(form, 0, s * 1000)))", seconds);

        Assert.Equal(seconds.Select(s => TimeSpan.FromSeconds(s)).SelectMany(age => new[] { TimeWords.Ago(age), TimeWords.Span(age) }), said);
    }

    private static async ValueTask<bool> IsRightAsync(IPage tab) => (await TrueAgesAsync(tab)).SequenceEqual(await tab.EvaluateAsync<string[]>(Ages));

    /// <summary>The ages as the server would say them now.</summary>
    private static async Task<IReadOnlyList<string>> TrueAgesAsync(IPage tab)
    {
        var times = await tab.EvaluateAsync<string[]>(Times);
        return [.. times.Select(time => TimeWords.Ago(TimeProvider.System.GetUtcNow() - DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)))];
    }

    private static async Task<IPage> OpenAsync(IBrowserContext window, Site site, int ahead)
    {
        var tab = await window.NewPageAsync();
        await tab.AddInitScriptAsync(Clock.Replace("AHEAD", ahead.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await tab.GotoAsync(new Uri(site.Url, "/packages/guake/builds").ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(tab.Locator("td.started time").First).ToBeVisibleAsync();
        return tab;
    }
}
