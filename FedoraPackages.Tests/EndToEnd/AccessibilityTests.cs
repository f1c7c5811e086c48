using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FedoraPackages.Tests.EndToEnd.Admin;
using FedoraPackages.Web.Admin;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>What axe finds, contrast and the size of targets included: in both themes, wide and narrow, while panels fill in and when they are there.</summary>
public sealed class AccessibilityTests(Browser browser)
{
    private static readonly string[] Paths =
        [
            "/", "/packages/guake", "/packages/guake/builds", "/packages/git/updates",
            "/packages/firefox/bugs", "/search?q=py", "/packages/guakee", "/about", "/status"
        ];

    private static readonly string[] AdminPaths =
        ["/admin/sign-in", "/admin?package=guake", "/admin/messages", "/admin/services", "/admin/store", "/admin/site"];

    private static readonly (ColorScheme Scheme, int Width, AxeRunOptions Rules)[] Looks =
    [
        (ColorScheme.Light, 1280, Everything()),
        // What differs between the themes is contrast alone.
        (ColorScheme.Dark, 1280, Only("color-contrast")),
        (ColorScheme.Dark, 360, Everything()),
        (ColorScheme.Light, 360, Only("color-contrast")),
    ];

    [Fact]
    public async Task Pages_LookedAtByAxe_AreFaultlessAndNotWiderThanTheScreen()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        await site.TellAsync(site.Story.StartBuild("guake", "Rawhide").Messages);

        NoFaults(await FaultsAsync(window, site, Paths, ready: ":root[data-live=live]:not(:has(.skeleton))"));
    }

    [Fact]
    public async Task ColdPages_LookedAtByAxeWhileTheyFillIn_AreFaultlessAndNotWiderThanTheScreen()
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var bodhi = await RestInBetween.StartAsync("Bodhi");
        await using var bugzilla = await RestInBetween.StartAsync("Bugzilla");
        await using var site = await Site.StartAsync(koji, bodhi, bugzilla);
        koji.Slowness = bodhi.Slowness = bugzilla.Slowness = TimeSpan.FromMinutes(1);
        await using var window = await browser.OpenAsync();

        // The services do not answer within their time while axe looks: so both the skeletons and what is said then are seen.
        NoFaults(await FaultsAsync(window, site, ["/packages/guake", "/packages/guake/builds", "/packages/git/updates"], ready: ":root[data-live=live]"));
    }

    [Fact]
    public async Task AdministratorsPages_LookedAtByAxe_AreFaultlessAndNotWiderThanTheScreen()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        using var admin = await AdminClient.SignInAsync(site);
        await window.AddCookiesAsync([new Cookie { Name = AdminSession.Cookie, Value = admin.Cookies[AdminSession.Cookie], Url = site.Url.ToString() }]);
        await site.TellAsync(site.Story.StartBuild("guake", "Rawhide").Messages);

        NoFaults(await FaultsAsync(window, site, AdminPaths, ready: ":root[data-live=live]"));
    }

    private static void NoFaults(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));

    private static async Task<IReadOnlyList<string>> FaultsAsync(IBrowserContext window, Site site, IEnumerable<string> paths, string ready)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            var tab = await window.NewPageAsync();
            await tab.GotoAsync(new Uri(site.Url, path).ToString());
            await Expect(tab.Locator(ready)).ToHaveCountAsync(1, new() { Timeout = 15_000 });
            foreach (var (scheme, width, rules) in Looks)
            {
                await tab.EmulateMediaAsync(new() { ColorScheme = scheme });
                await tab.SetViewportSizeAsync(width, 900);
                var violations = (await tab.RunAxe(rules)).Violations;
                found.AddRange(violations.Select(v => $"{path} {scheme} {width}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
                if (await tab.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
                    found.Add($"{path} {width}: {over} px too wide");
            }

            await tab.CloseAsync();
        }

        return found;
    }

    private static AxeRunOptions Everything() => new() { Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } } };

    private static AxeRunOptions Only(string rule) => new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = [rule] } };
}
