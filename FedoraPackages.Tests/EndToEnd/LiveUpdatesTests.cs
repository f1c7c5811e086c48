using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Updates and bugs on their way, in tabs that are open.</summary>
public sealed class LiveUpdatesTests(Browser browser)
{
    /// <summary>
    /// How long an open tab may take from the moment at which the upstream service shows it: three seconds on a machine that does nothing else,
    /// two of them between two gatherings. If it were for the next asking, or for the comparison, it would take eight or thirty.
    /// </summary>
    private const int Patience = 7_500;

    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Update_FromPendingToStable_MatrixUpdatesAndChipsFollowByThemselves()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var (overview, updates) = (await OpenAsync(window, site, "/packages/guake"), await OpenAsync(window, site, "/packages/guake/updates"));
        var build = site.Story.StartBuild("guake", "F44").Build;
        await site.TellAsync(site.Story.Complete(build.Id));
        var version = $"{build.Version}-{build.Release.Split('.')[0]}";

        var made = site.Story.CreateUpdate([build.Id]);
        await site.TellAsync(made.Messages);
        var alias = made.Update.Alias;
        await SaysAsync(overview, updates, alias, version, "of its tests");

        await site.TellAsync(site.Story.FailTests(alias, "fedora-ci.koji-build.tier0.functional"));
        await SaysAsync(overview, updates, alias, version, "gating failed: 1 test");
        await Expect(overview.Locator(".chip", new() { HasText = "Held by gating: F44" })).ToBeVisibleAsync(new() { Timeout = Patience });

        await site.TellAsync([.. site.Story.PassTests(alias), .. site.Story.Sign(alias)]);
        await SaysAsync(overview, updates, alias, version, "waits for the next push to testing");
        await Expect(overview.Locator(".chip", new() { HasText = "Held by gating: F44" })).ToBeHiddenAsync(new() { Timeout = Patience });

        await site.TellAsync(site.Story.Push(alias));
        await SaysAsync(overview, updates, alias, version, "karma 0 of 1");
        await site.TellAsync(site.Story.Vote(alias, 1));
        await SaysAsync(overview, updates, alias, version, "can be pushed by hand");
        await site.TellAsync(site.Story.RequestStable(alias));
        await SaysAsync(overview, updates, alias, version, "waits for the next push to stable");

        await site.TellAsync(site.Story.Push(alias));
        await StableAsync(overview, updates, alias, version);
        foreach (var tab in new[] { overview, updates })
            Assert.True(await tab.EvaluateAsync<bool>("() => window.stayed"), "the page was not loaded again");
    }

    [Fact]
    public async Task Update_BodhiAndKojiFiveSecondsBehindTheirMessages_IsRightSoonAfterTheyShowIt()
    {
        await using var koji = await KojiInBetween.StartAsync();
        await using var bodhi = await RestInBetween.StartAsync("Bodhi");
        await using var site = await Site.StartAsync(koji, TimeSpan.FromMinutes(1), bodhi);
        await using var window = await browser.OpenAsync();
        var build = site.Story.StartBuild("guake", "F44").Build;
        await site.TellAsync(site.Story.Complete(build.Id));
        var version = $"{build.Version}-{build.Release.Split('.')[0]}";
        var made = site.Story.CreateUpdate([build.Id]);
        await site.TellAsync([.. made.Messages, .. site.Story.PassTests(made.Update.Alias), .. site.Story.Sign(made.Update.Alias)]);
        var (overview, updates) = (await OpenAsync(window, site, "/packages/guake"), await OpenAsync(window, site, "/packages/guake/updates"));
        await SaysAsync(overview, updates, made.Update.Alias, version, "waits for the next push to testing", 30_000);

        await LagAsync(site.Story.Push);
        await SaysAsync(overview, updates, made.Update.Alias, version, "karma 0 of 1");
        await site.TellAsync([.. site.Story.Vote(made.Update.Alias, 1), .. site.Story.RequestStable(made.Update.Alias)]);
        await SaysAsync(overview, updates, made.Update.Alias, version, "waits for the next push to stable");
        await LagAsync(site.Story.Push);
        await StableAsync(overview, updates, made.Update.Alias, version);

        async Task LagAsync(Func<string, IReadOnlyList<SandboxMessage>> step)
        {
            (koji.Lags, bodhi.Lags) = (true, true);
            await site.TellAsync(step(made.Update.Alias));
            // Not to wait for anything: this is how far they are behind.
            await Task.Delay(Behind, TimeProvider.System, TestContext.Current.CancellationToken);
            (koji.Lags, bodhi.Lags) = (false, false);
        }
    }

    [Fact]
    public async Task Update_OfRawhide_GoesStableByKojisWordAlone()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var updates = await OpenAsync(window, site, "/packages/guake/updates");
        var build = site.Story.StartBuild("guake", "Rawhide").Build;
        await site.TellAsync(site.Story.Complete(build.Id));
        await site.TellAsync(site.Story.Promote(build.Id));
        await site.TellAsync(site.Story.Promote(build.Id));
        var row = updates.Locator("tr").Filter(new() { HasText = build.Nvr });
        await Expect(row).ToContainTextAsync("of its tests", new() { Timeout = Patience });

        var last = site.Story.Promote(build.Id);
        Assert.DoesNotContain(last, m => m.Topic.Contains(".bodhi.", StringComparison.Ordinal));
        await site.TellAsync(last);

        await Expect(row.Locator("td").First).ToContainTextAsync("stable", new() { Timeout = Patience });
    }

    [Fact]
    public async Task Update_MakesAnOlderOneObsoleteInSilence_BothRowsFollow()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var updates = await OpenAsync(window, site, "/packages/guake/updates");
        var old = site.World.Updates.Of(site.World.PackageNamed("guake")!).Single(u => u is { Status: BodhiStatus.Testing, Release.Name: "F44" });
        var build = site.Story.StartBuild("guake", "F44").Build;
        await site.TellAsync(site.Story.Complete(build.Id));

        var made = site.Story.CreateUpdate([build.Id]);
        Assert.DoesNotContain(made.Messages, m => m.Topic.EndsWith("request.obsolete", StringComparison.Ordinal));
        await site.TellAsync(made.Messages);

        await Expect(updates.Locator("tr").Filter(new() { HasText = old.Alias }).Locator("td").First)
            .ToContainTextAsync("obsolete", new() { Timeout = Patience });
        await Expect(updates.Locator("tr").Filter(new() { HasText = made.Update.Alias })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Bug_MovedFromOneComponentToAnother_LeavesTheOnePageAndEntersTheOther()
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();
        var (from, to) = (await OpenAsync(window, site, "/packages/guake/bugs"), await OpenAsync(window, site, "/packages/bash/bugs"));
        var filed = site.Story.FileBug("guake", "the window is upside down", "urgent", toldByComment: true);
        await site.TellAsync(filed.Messages);
        await Expect(Row(from)).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Expect(Row(to)).ToHaveCountAsync(0);

        await site.TellAsync(site.Story.MoveBug(filed.Bug.Id, "bash"));
        await Expect(Row(to)).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Expect(Row(from)).ToHaveCountAsync(0, new() { Timeout = Patience });

        // Nobody is told that it became private: the next word about the component shows it.
        site.Story.HideBug(filed.Bug.Id);
        await site.TellAsync(site.Story.FileBug("bash", "another one").Messages);
        await Expect(Row(to)).ToHaveCountAsync(0, new() { Timeout = Patience });

        static ILocator Row(IPage tab) => tab.Locator("tr").Filter(new() { HasText = "the window is upside down" });
    }

    /// <summary>Both tabs say where the update stands.</summary>
    private static async Task SaysAsync(IPage overview, IPage updates, string alias, string version, string words, int patience = Patience)
    {
        await Task.WhenAll(
            Expect(Matrix(overview).Locator(".way").Filter(new() { HasText = version })).ToContainTextAsync(words, new() { Timeout = patience }),
            Expect(updates.Locator("tr").Filter(new() { HasText = alias })).ToContainTextAsync(words, new() { Timeout = patience }));
    }

    private static Task StableAsync(IPage overview, IPage updates, string alias, string version) => Task.WhenAll(
        Expect(Matrix(overview).Locator("td").First).ToContainTextAsync(version, new() { Timeout = Patience }),
        Expect(updates.Locator("tr").Filter(new() { HasText = alias }).Locator("td").First).ToContainTextAsync("stable", new() { Timeout = Patience }));

    private static ILocator Matrix(IPage overview) => overview.Locator("tr").Filter(new() { Has = overview.Locator("th", new() { HasText = "Fedora 44" }) });

    private static async Task<IPage> OpenAsync(IBrowserContext window, Site site, string path)
    {
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, path).ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(tab.Locator(".skeleton")).ToHaveCountAsync(0);
        await Expect(tab.Locator("tbody tr").First).ToBeVisibleAsync();
        await tab.EvaluateAsync("() => { window.stayed = true; }");
        return tab;
    }
}
