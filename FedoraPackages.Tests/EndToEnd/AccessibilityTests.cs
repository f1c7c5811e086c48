using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FedoraPackages.Tests.EndToEnd.Admin;
using FedoraPackages.Web.Admin;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>What axe finds, contrast included, and what a reader without a mouse can do.</summary>
public sealed class AccessibilityTests(Browser browser)
{
    private static readonly string[] Paths = ["/", "/packages/guake", "/packages/guake/builds", "/packages/git/updates", "/packages/firefox/bugs", "/search?q=py", "/packages/guakee"];

    private static readonly string[] AdminPaths = ["/admin/sign-in", "/admin?package=guake", "/admin/messages", "/admin/services", "/admin/store", "/admin/site"];

    // What differs between the themes is contrast alone, and on a narrow screen the width.
    private static readonly AxeRunOptions Contrast = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Pages_LookedAtByAxe_HaveNothingSeriousAndNothingWiderThanTheScreen(ColorScheme scheme, int width)
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync(o => (o.ColorScheme, o.ViewportSize) = (scheme, new() { Width = width, Height = 900 }));
        var found = new List<string>();
        foreach (var path in Paths)
        {
            var tab = await OpenAsync(window, site, path);
            found.AddRange(Serious(path, scheme == ColorScheme.Light ? await tab.RunAxe() : await tab.RunAxe(Contrast)));
            found.AddRange(await TooWideAsync(path, tab));
            await tab.CloseAsync();
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task AdministratorsPages_LookedAtByAxe_HaveNothingSeriousInEitherThemeAndNothingWiderThanASmallScreen()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync(o => o.ColorScheme = ColorScheme.Light);
        using var admin = await AdminClient.SignInAsync(site);
        await window.AddCookiesAsync([new Cookie { Name = AdminSession.Cookie, Value = admin.Cookies[AdminSession.Cookie], Url = site.Url.ToString() }]);
        await site.TellAsync(site.Story.StartBuild("guake", "Rawhide").Messages);
        var found = new List<string>();
        foreach (var path in AdminPaths)
        {
            var tab = await OpenAsync(window, site, path);
            found.AddRange(Serious(path, await tab.RunAxe()));
            await tab.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await tab.SetViewportSizeAsync(360, 900);
            found.AddRange(Serious(path, await tab.RunAxe(Contrast)));
            found.AddRange(await TooWideAsync(path, tab));
            await tab.CloseAsync();
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task Keyboard_FromSearchToTabsFiltersAndNotes_ReachesEverything()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, site, "/packages/guake");
        await tab.Keyboard.PressAsync("/");
        await Expect(tab.Locator("#search")).ToBeFocusedAsync();

        await TabToAsync(tab, "Updates");
        await tab.Keyboard.PressAsync("Enter");
        await Expect(tab).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/packages/guake/updates$"));
        await TabToAsync(tab, "testing");
        await tab.Keyboard.PressAsync("Enter");
        await Expect(tab).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("status=testing"));
        await Expect(tab.Locator("tbody tr").First).ToContainTextAsync("testing");

        await TabToAsync(tab, "notes");
        await tab.Keyboard.PressAsync("Enter");
        await Expect(tab.Locator("details[open] .notes").First).ToBeVisibleAsync();
    }

    private static IEnumerable<string> Serious(string path, AxeResult axe) =>
        axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{path}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");

    private static async Task<IEnumerable<string>> TooWideAsync(string path, IPage tab) =>
        await tab.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over ? [$"{path}: {over} px too wide"] : [];

    /// <summary>Goes on with the Tab key until what begins so has the focus.</summary>
    private static async Task TabToAsync(IPage tab, string words)
    {
        for (var press = 0; press < 80; press++)
        {
            await tab.Keyboard.PressAsync("Tab");
            if (await tab.EvaluateAsync<bool>("words => document.activeElement.textContent.trim().startsWith(words)", words))
                return;
        }

        Assert.Fail($"{words} cannot be reached");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext window, Site site, string path)
    {
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, path).ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(tab.Locator(".skeleton")).ToHaveCountAsync(0);
        return tab;
    }
}
