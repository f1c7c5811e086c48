using FedoraPackages.Web.Admin;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd.Admin;

/// <summary>An administrator signs in, in a real browser, and what they do reaches a visitor's open tab.</summary>
public sealed class AdminRefreshTests(Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrator_WithTheToken_RefreshesWhatTheBusDidNotSayAndAVisitorsTabRedraws()
    {
        await using var site = await Site.StartAsync();
        var token = AdminClient.TokenOf(site);
        await using var window = await browser.OpenAsync();
        var admin = await window.NewPageAsync();
        await admin.GotoAsync(new Uri(site.Url, "/admin").ToString());
        await admin.GetByLabel("Token").FillAsync(token);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Heading, new() { Name = "Administration" })).ToBeVisibleAsync();

        await RefreshesAsync(site, admin);

        Assert.NotEqual(token, AdminClient.TokenOf(site));
        Assert.Contains(await AuditAsync(site), e => e is ("who has the token", "refresh-package", "guake", "the 5 panels of guake are refreshed now"));
    }

    [Fact]
    public async Task Administrator_ThroughAProvider_RefreshesLikewise()
    {
        await using var provider = await SmallProvider.StartAsync();
        provider.Groups = ["packager", "sysadmin-packages"];
        await using var site = await Site.StartAsync(provider.Settings);
        await using var window = await browser.OpenAsync();
        var admin = await window.NewPageAsync();
        await admin.GotoAsync(new Uri(site.Url, "/admin").ToString());
        await admin.GetByRole(AriaRole.Link, new() { Name = "Sign in with the small provider" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Heading, new() { Name = "Administration" })).ToBeVisibleAsync();

        await RefreshesAsync(site, admin);

        Assert.Contains(await AuditAsync(site), e => e is ("alice", "sign-in", _, "done"));
        Assert.Contains(await AuditAsync(site), e => e is ("alice", "refresh-package", "guake", _));
        Assert.False(File.Exists(site.Services.GetRequiredService<AdminFiles>().PathOf("admin-token")), "with a provider there is no token");
        var cookies = await window.CookiesAsync();
        Assert.All(cookies, cookie => Assert.True(
            cookie is { Secure: true, HttpOnly: true, SameSite: SameSiteAttribute.Lax or SameSiteAttribute.Strict }, cookie.Name));
        Assert.Contains(cookies, cookie => cookie.Name == AdminSession.Cookie);
    }

    [Fact]
    public async Task Administrator_NotInTheGroup_GetsNoSessionAndThatIsWrittenDown()
    {
        await using var provider = await SmallProvider.StartAsync();
        provider.User = "mallory";
        await using var site = await Site.StartAsync(provider.Settings);
        await using var window = await browser.OpenAsync();
        var admin = await window.NewPageAsync();
        await admin.GotoAsync(new Uri(site.Url, "/admin/sign-in/provider").ToString());

        await Expect(admin.GetByRole(AriaRole.Alert)).ToContainTextAsync("not in the group");
        Assert.DoesNotContain(await window.CookiesAsync(), cookie => cookie.Name == AdminSession.Cookie);
        Assert.Contains(site.Refused, line => line.Contains("not in the administrators' group", StringComparison.Ordinal));
        Assert.Contains(await AuditAsync(site), e => e is ("mallory", "sign-in", _, "refused: not in the administrators' group"));
        await admin.GotoAsync(new Uri(site.Url, "/admin").ToString());
        await Expect(admin.GetByRole(AriaRole.Heading)).ToContainTextAsync("Sign in");
    }

    [Fact]
    public async Task Banner_Set_StandsOnOpenPagesAtOnceAsText()
    {
        await using var site = await Site.StartAsync();
        using var client = await AdminClient.SignInAsync(site);
        await using var window = await browser.OpenAsync();
        var visitor = await window.NewPageAsync();
        await visitor.GotoAsync(new Uri(site.Url, "/").ToString());
        await Expect(visitor.Locator(":root")).ToHaveAttributeAsync("data-live", "live");

        using var done = await client.PostAsync(
            "/admin/act/banner", await client.FormTokenAsync("/admin/site"), ("subject", "Koji moves today <b>at ten</b>"), ("back", "/admin/site"));
        Assert.Equal("/admin/site", done.Headers.Location?.ToString());

        await Expect(visitor.Locator(".notice")).ToContainTextAsync("Koji moves today <b>at ten</b>");
        Assert.Contains("Koji moves today &lt;b&gt;at ten&lt;/b&gt;", await site.HtmlAsync("/about"), StringComparison.Ordinal);
    }

    private async Task RefreshesAsync(Site site, IPage admin)
    {
        await using var window = await browser.OpenAsync();
        var visitor = await window.NewPageAsync();
        await visitor.GotoAsync(new Uri(site.Url, "/packages/guake/builds").ToString());
        await Eventually.TrueAsync(() => site.Subscriptions.Count > 0, "the visitor's tab is live");
        await visitor.EvaluateAsync("() => window.stayed = true");
        var unsaid = site.Story.StartBuild("guake", "Rawhide");
        await Expect(visitor.Locator("tbody")).Not.ToContainTextAsync(unsaid.Build.Nvr);

        await admin.GetByLabel("Package", new() { Exact = true }).FillAsync("guake");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(admin.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Refresh all of guake" }).ClickAsync();

        await Expect(admin.GetByRole(AriaRole.Status).Filter(new() { HasText = "are refreshed now" })).ToBeVisibleAsync();
        await Expect(visitor.Locator("tr").Filter(new() { HasText = unsaid.Build.Nvr })).ToContainTextAsync("building");
        Assert.True(await visitor.EvaluateAsync<bool>("() => window.stayed"), "the visitor's page was not loaded again");
    }

    private static async Task<IReadOnlyList<(string Who, string What, string Subject, string Result)>> AuditAsync(Site site) =>
        [.. (await site.Services.GetRequiredService<AuditLog>().ReadAsync(Ct)).Select(e => (e.Who, e.What, e.Subject, e.Result))];
}
