using System.Net;

namespace FedoraPackages.Tests.Web;

public sealed class SiteTests(ScriptedSite site) : IClassFixture<ScriptedSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/about", 200)]
    [InlineData("/search?q=gua", 200)]
    [InlineData("/error", 200)]
    [InlineData("/healthz/live", 200)]
    [InlineData("/js/theme.js", 200)]
    [InlineData("/packages/guake", 200)]
    [InlineData("/packages/gtk+", 200)]
    [InlineData("/packages/broken", 200)]
    [InlineData("/packages/guake/builds?state=%3Cb%3E&page=abc&sort=--", 200)]
    [InlineData("/packages/guake/nothing", 404)]
    [InlineData("/packages/gauke", 404)]
    [InlineData("/packages/%3Cscript%3E", 404)]
    [InlineData("/nothing/here", 404)]
    public async Task Get_AnyAddress_AnswersWithTheSecurityHeaders(string address, int status)
    {
        using var browser = await site.ReadyAsync(Ct);

        using var response = await GetAsync(browser, address);

        Assert.Equal(status, (int)response.StatusCode);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.Contains("Referrer-Policy") && response.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task Get_Package_IsCompleteWithoutScripts()
    {
        using var browser = await site.ReadyAsync(Ct);

        var html = await browser.GetStringAsync(new Uri("/packages/guake/builds", UriKind.Relative), Ct);

        Assert.Contains("guake-3.10-1.fc43", html);
        Assert.Contains("Invented data", html);
        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("https://koji", html);
        Assert.Equal(0, site.Subscriptions.Count);
    }

    [Fact]
    public async Task Get_UnknownName_OffersNearOnes()
    {
        using var browser = await site.ReadyAsync(Ct);
        using var response = await GetAsync(browser, "/packages/gauke");

        Assert.Contains("href=\"/packages/guake\"", await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Get_UpstreamNotAnswering_DarkensOnlyThePanel()
    {
        using var browser = await site.ReadyAsync(Ct);

        var html = await browser.GetStringAsync(new Uri("/packages/broken/builds", UriKind.Relative), Ct);

        Assert.Contains("Koji is not answering since", html);
        Assert.Contains("no answer within 30 s", html);
    }

    [Theory]
    [InlineData("/packages/r-CORE/builds?state=failed", "/packages/R-core/builds?state=failed")]
    [InlineData("/search?q=guake", "/packages/guake")]
    public async Task Get_OneTrueName_LeadsThere(string address, string place)
    {
        using var browser = await site.ReadyAsync(Ct);

        using var response = await GetAsync(browser, address);

        Assert.Equal((HttpStatusCode.Found, place), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient browser, string address) => browser.GetAsync(new Uri(address, UriKind.Relative), Ct);
}
