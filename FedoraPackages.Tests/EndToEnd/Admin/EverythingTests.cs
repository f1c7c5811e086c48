using System.Diagnostics;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd.Admin;

/// <summary>Everything is refreshed, on a site of as many packages as Fedora has.</summary>
[Collection(nameof(WholeSite))]
public sealed class EverythingTests(Browser browser)
{
    private const int Packages = 24_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_Of24000Packages_IsTrueToTheCountAndCancelledWithinTwoSeconds()
    {
        await using var site = await Site.StartAsync(
            ("Sandbox:Packages", $"{Packages}"), ("Upstreams:Koji:BulkPerSecond", "200"), ("Upstreams:Bodhi:BulkPerSecond", "200"));
        var bulk = site.Services.GetRequiredService<SharedDocument<BulkHistory>>();
        var store = site.Services.GetRequiredService<IPanelStore>();
        await using var window = await browser.OpenAsync();
        var admin = await window.NewPageAsync();
        await admin.GotoAsync(new Uri(site.Url, "/admin").ToString());
        await admin.GetByLabel("Token").FillAsync(AdminClient.TokenOf(site));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(admin.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        var names = KojiPanels.Names.Read((await store.ReadAsync(KojiPanels.Names.Site, Ct))!.Value).Packages.Count(p => !p.Retired);
        Assert.InRange(names, Packages - 100, Packages + 2_000);

        await admin.GetByText("Everything", new() { Exact = true }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Refresh everything" }).ClickAsync();
        await Eventually.TrueAsync(() => bulk.Current.Current is { Done: > 200 }, "many panels are done", 60);
        var started = bulk.Current.Current!.StartedAt;
        var kinds = site.Services.GetRequiredService<PanelKinds>();
        for (var look = 0; look < 10; look++)
        {
            var before = bulk.Current.Current!;
            var gathered = (await store.SizesAsync(await store.KeysAsync(Ct), Ct)).Count(s => s.CheckedAt >= started);
            await bulk.LookAsync(Ct);
            var after = bulk.Current.Current!;
            Assert.InRange(gathered, before.Done - before.Failed, after.Done + after.UnderWay.Length + 10);
            Assert.Equal((names * kinds.OfAPackage.Count()) + kinds.OfTheSite.Count(), after.Total);
        }

        // What the page says is what is written down.
        await Expect(admin.Locator("[data-progress]"))
            .ToContainTextAsync("of " + bulk.Current.Current!.Total.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
        var shown = int.Parse((await admin.Locator("[data-progress]").GetAttributeAsync("data-progress"))!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(shown, 1, bulk.Current.Current.Done);
        await Expect(admin.Locator("[data-progress]")).ToContainTextAsync("a second");

        var clicked = Stopwatch.GetTimestamp();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(admin.GetByText("called off:")).ToBeVisibleAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(clicked), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(BulkState.Cancelled, bulk.Current.Current.State);
        Assert.DoesNotContain(await store.ToDoAsync(1_000, Ct), t => t.Bulk is not null && !t.Leased);
    }
}
