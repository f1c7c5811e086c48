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
    [InlineData("/status", 200)]
    [InlineData("/robots.txt", 200)]
    [InlineData("/packages/guake", 200)]
    [InlineData("/packages/gtk%2B", 200)]
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
    [InlineData("/packages/%20guake", "/packages/guake")]
    [InlineData("/packages/guake+", "/packages/guake")]
    [InlineData("/packages/guake/", "/packages/guake")]
    [InlineData("/packages/guake/builds/?state=failed", "/packages/guake/builds?state=failed")]
    [InlineData("/packages/guake/BUILDS", "/packages/guake/builds")]
    [InlineData("/packages/guake?tab=builds&state=failed", "/packages/guake/builds?state=failed")]
    [InlineData("/packages/src.fedoraproject.org/rpms/guake/tree/rawhide", "/packages/guake")]
    [InlineData("/packages/https:/bodhi.fedoraproject.org/updates?packages=guake", "/packages/guake")]
    [InlineData("/Search/?q=gua", "/search?q=gua")]
    public async Task Get_AnotherAddressOfAPage_LeadsToTheOneForGood(string address, string place) =>
        await AssertLeadsAsync(HttpStatusCode.MovedPermanently, address, place);

    [Theory]
    [InlineData("/search?q=guake", "/packages/guake")]
    [InlineData("/search?q=GUAKE%20", "/packages/guake")]
    [InlineData("/search?q=gtk+", "/packages/gtk+")]
    [InlineData("/search?q=gtk%2B", "/packages/gtk+")]
    [InlineData("/search?q=2%3Aguake-3.32.0-1.fc30.x86_64", "/packages/guake")]
    [InlineData("/search?q=https%3A%2F%2Fsrc.fedoraproject.org%2Frpms%2Fguake", "/packages/guake")]
    public async Task Search_WhatNamesOnePackage_LeadsThere(string address, string place) => await AssertLeadsAsync(HttpStatusCode.Found, address, place);

    [Theory]
    [InlineData("/packages/guake-3.10.0-1.fc46.noarch.rpm", "/packages/guake", "No such package: guake-3.10.0-1.fc46.noarch.rpm")]
    [InlineData("/packages/guake-libs-1:2.12-28.fc42.x86_64", "/packages/guake", "No such package: guake-libs-1:2.12-28.fc42.x86_64")]
    [InlineData("/packages/guake%20terminal%20", "/packages/guake", "No such package: guake terminal")]
    [InlineData("/packages/guake/nothing", "/packages/guake", "No such part of the page of guake")]
    [InlineData("/nothing/here", "/", "Not found")]
    public async Task Get_NothingThere_SaysSoInItsTitleAndOffersWhatIsMeant(string address, string offer, string title)
    {
        using var browser = await site.ReadyAsync(Ct);
        using var response = await GetAsync(browser, address);
        var html = await response.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains($"<title>{title} ", html);
        Assert.Contains($"href=\"{offer}\"", html);
        Assert.DoesNotContain("rel=\"canonical\"", html);
    }

    [Fact]
    public async Task Get_ScopedModule_QuotesItWhole()
    {
        using var browser = await site.ReadyAsync(Ct);
        using var response = await GetAsync(browser, "/packages/%40astrojs%2Flanguage-server");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("“@astrojs/language-server”", await response.Content.ReadAsStringAsync(Ct));
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/about", "/about")]
    [InlineData("/status", "/status")]
    [InlineData("/packages/guake?page=1", "/packages/guake")]
    [InlineData("/packages/guake/builds?state=failed", "/packages/guake/builds")]
    public async Task Get_Page_SaysWhatItIsAndWhere(string address, string canonical)
    {
        using var browser = await site.ReadyAsync(Ct);
        var html = await browser.GetStringAsync(new Uri(address, UriKind.Relative), Ct);

        Assert.Contains($"<link rel=\"canonical\" href=\"http://localhost{canonical}\" />", html);
        Assert.Matches("<meta name=\"description\" content=\"[^\"]{30,}\" />", html);
    }

    [Fact]
    public async Task Status_ForVisitors_NamesEachServiceAndNobody()
    {
        using var browser = await site.ReadyAsync(Ct);
        var html = await browser.GetStringAsync(new Uri("/status", UriKind.Relative), Ct);

        Assert.All(["Koji", "Bodhi", "Bugzilla"], service => Assert.Contains($">{service}</th>", html));
        Assert.DoesNotContain("Report wrong data", html);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("", "")]
    public async Task Get_PageAndFiles_ComeCompressedAsTheBrowserTakesThem(string takes, string encoding)
    {
        using var browser = await site.ReadyAsync(Ct);
        if (takes.Length > 0)
            browser.DefaultRequestHeaders.Add("Accept-Encoding", takes);
        foreach (var address in (string[])["/packages/guake", "/css/theme.css", "/_framework/blazor.web.js"])
        {
            using var response = await GetAsync(browser, address);
            Assert.Equal(encoding, string.Join(',', response.Content.Headers.ContentEncoding));
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("/admin/sign-in", "")]
    [InlineData("/packages/guake", "fedora-packages-admin=something")]
    public async Task Get_WhatAnAdministratorIsShown_IsNotCompressed(string address, string cookie)
    {
        using var browser = await site.ReadyAsync(Ct);
        browser.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        if (cookie.Length > 0)
            browser.DefaultRequestHeaders.Add("Cookie", cookie);

        using var response = await GetAsync(browser, address);

        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    private async Task AssertLeadsAsync(HttpStatusCode status, string address, string place)
    {
        using var browser = await site.ReadyAsync(Ct);

        using var response = await GetAsync(browser, address);

        Assert.Equal((status, place), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient browser, string address) => browser.GetAsync(new Uri(address, UriKind.Relative), Ct);
}
