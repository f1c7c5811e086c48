using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>What any page must be: complete without JavaScript, within its policy, and able to outlive the server.</summary>
public sealed class PagesTests(Browser browser, StillSite still)
{
    private static readonly string[] Paths =
        ["/", "/packages/guake", "/packages/kernel/builds?state=failed&page=1", "/search?q=py", "/packages/guakee", "/no/such/page", "/about", "/status"];

    [Fact]
    public async Task Pages_InChromium_BreakNoPolicyAndThrowNothing()
    {
        var site = await still.SiteAsync();
        await using var window = await browser.OpenAsync();
        var complaints = new List<string>();
        foreach (var path in Paths)
        {
            var tab = await window.NewPageAsync();
            tab.PageError += (_, error) => complaints.Add($"{path}: {error}");
            tab.Console += (_, message) =>
            {
                if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                    complaints.Add($"{path}: {message.Text}");
            };
            await tab.GotoAsync(new Uri(site.Url, path).ToString());
            await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
            await tab.CloseAsync();
        }

        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/packages/guake")]
    [InlineData("/packages/guakee")]
    [InlineData("/css/theme.css")]
    [InlineData("/no/such/page")]
    [InlineData("/packages/guake/nothing")]
    [InlineData("/healthz/live")]
    [InlineData("/packages/%FF%FE")]
    public async Task Answers_WhateverTheyAre_CarryThePolicy(string path)
    {
        var site = await still.SiteAsync();
        using var answer = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    [Theory]
    [InlineData("/packages/guake", HttpStatusCode.OK)]
    [InlineData("/packages/guakee", HttpStatusCode.NotFound)]
    [InlineData("/css/theme.css", HttpStatusCode.OK)]
    public async Task Head_AskedForAnything_AnswersAsGetDoesWithoutABody(string path, HttpStatusCode status)
    {
        var site = await still.SiteAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task PackagePage_WithoutJavaScript_HasItsRowsFiltersAndPagesAsLinks()
    {
        var site = await still.SiteAsync();
        // Who has no script sees what is there when the page is asked for.
        await Eventually.TrueAsync(
            async () => !(await site.HtmlAsync("/packages/kernel/builds")).Contains("class=\"skeleton\"", StringComparison.Ordinal), "the page is whole");
        await using var window = await browser.OpenAsync(o => o.JavaScriptEnabled = false);
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, "/packages/kernel/builds").ToString());
        await Expect(tab.Locator("tbody tr")).ToHaveCountAsync(50);

        await tab.GetByRole(AriaRole.Link, new() { NameRegex = new("^failed") }).ClickAsync();
        await Expect(tab.Locator("tbody tr").First).ToContainTextAsync("failed");
        Assert.Contains("state=failed", tab.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tab_ServerGoesAndComesBack_KeepsItsContentSaysSoAndIsLiveAgainByItself()
    {
        await using var window = await browser.OpenAsync();
        var tab = await window.NewPageAsync();
        var first = await Site.StartAsync();
        var port = first.Url.Port;
        await tab.GotoAsync(new Uri(first.Url, "/packages/guake/builds").ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await first.DisposeAsync();

        await Expect(tab.Locator("#paused")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(tab.Locator("tbody tr").First).ToContainTextAsync("guake-");

        await using var second = await Site.StartOnAsync(port);
        await Eventually.TrueAsync(() => second.Subscriptions.Count > 0, "the tab is live again", 120);
        await Expect(tab.Locator("#paused")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        var started = second.Story.StartBuild("guake", "Rawhide");
        await second.TellAsync(started.Messages);
        await Expect(tab.Locator("tbody")).ToContainTextAsync(started.Build.Nvr);
    }
}
