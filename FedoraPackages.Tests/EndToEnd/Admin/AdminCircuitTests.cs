using FedoraPackages.Connectors.Operations;
using FedoraPackages.Web.Admin;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd.Admin;

/// <summary>Who is no administrator, or no longer, sees nothing and does nothing over a circuit, in a real browser.</summary>
public sealed class AdminCircuitTests(Browser browser) : IAsyncLifetime
{
    private Site site = null!;

    private SiteControls Controls => site.Services.GetRequiredService<SharedDocument<SiteControls>>().Current;

    public async ValueTask InitializeAsync() => site = await Site.StartAsync();

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Circuit_VisitorWithAnAdministratorsPage_SeesAndDoesNothing()
    {
        using var admin = await AdminClient.SignInAsync(site);
        await using var window = await browser.OpenAsync();
        var visitor = await window.NewPageAsync();
        // As if somebody had got hold of the page, with all that its components need to begin, and not of the session.
        await visitor.RouteAsync("**/blazor.web*.js", async route =>
        {
            await window.ClearCookiesAsync();
            await route.ContinueAsync();
        });
        foreach (var path in new[] { "/admin/services", "/admin?package=guake", "/admin/messages", "/admin/site" })
        {
            await window.AddCookiesAsync([new Cookie { Name = AdminSession.Cookie, Value = admin.Cookies[AdminSession.Cookie], Url = site.Url.ToString() }]);
            await visitor.GotoAsync(new Uri(site.Url, path).ToString());
            await Expect(visitor.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
            await Expect(visitor.Locator("form.act")).ToHaveCountAsync(0);
            await Expect(visitor.GetByText("you are not signed in").First).ToBeVisibleAsync();
        }

        Assert.Empty(Controls.Paused);
        Refused("ServicesPanel on a page or circuit: not signed in as an administrator");
    }

    [Fact]
    public async Task Circuit_SignedOutInAnotherTab_IsOverWithinSeconds()
    {
        await using var window = await browser.OpenAsync();
        var first = await window.NewPageAsync();
        await first.GotoAsync(new Uri(site.Url, "/admin/sign-in").ToString());
        await first.GetByLabel("Token").FillAsync(AdminClient.TokenOf(site));
        await first.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        var second = await window.NewPageAsync();
        await second.GotoAsync(new Uri(site.Url, "/admin/services").ToString());
        await Expect(second.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "Pause Koji" })).ToBeVisibleAsync();

        await first.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Expect(second.GetByText("Your session is over").First).ToBeVisibleAsync();
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "Pause Koji" })).ToHaveCountAsync(0);
        Refused("the session is over");
    }

    private void Refused(string what) => Assert.Contains(site.Refused, line => line.Contains(what, StringComparison.Ordinal));
}
