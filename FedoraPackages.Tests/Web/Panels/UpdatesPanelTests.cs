using System.Collections.Immutable;
using Bunit;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Panels.Updates;
using static FedoraPackages.Tests.Web.Panels.Updates;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class UpdatesPanelTests : IAsyncLifetime
{
    private readonly Drawing at = new();

    public ValueTask InitializeAsync() => KeepBesideAsync(at);

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Draw_Updates_ShowsRowsNewestFirstWithWhatIsInThem()
    {
        await KeepAsync(Update(1, nvrs: ["guake-3.1-1.fc44", "guake-docs-1-1.fc44", "vte-2-1.fc44"]), Update(2, UpdateStatus.Stable, "EPEL-10.2"));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal([Alias(2), Alias(1)], Aliases(panel)));
        var row = panel.FindAll("tbody tr")[1];
        Assert.Equal("guake-3.1-1.fc44", row.QuerySelector("td.update > .mono")!.TextContent);
        Assert.Equal("and 2 others", row.QuerySelector("details summary")!.TextContent);
        Assert.Equal($"https://bodhi.fedoraproject.org/updates/{Alias(1)}", row.QuerySelector(".line a")!.GetAttribute("href"));
        Assert.Contains("EPEL 10.2", panel.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_NoUpdates_SaysSo()
    {
        await KeepAsync();

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal("No updates in the releases that are alive.", panel.Find(".empty").TextContent));
    }

    [Fact]
    public async Task Draw_BodhiNotAnswering_KeepsTheRowsAndSaysSo()
    {
        await KeepAsync(Update(1));
        await at.FailAsync(BodhiPanels.Updates, BodhiPanels.Updates.For("guake"));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains("is not answering", panel.Find(".failure").TextContent, StringComparison.Ordinal));
        Assert.Single(Aliases(panel));
    }

    [Fact]
    public async Task Draw_ReleasesNotKnown_ShowsTheUpdateWithBodhisName()
    {
        await KeepAsync(Update(1, release: "EPEL-9N"));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal("EPEL 9 Next", panel.Find("td.release").TextContent));
    }

    [Fact]
    public async Task Draw_HundredsOfBuilds_ListsAHundredAndSaysHowManyMore()
    {
        await KeepAsync(Update(1) with { Builds = [.. Builds(350).Append(new UpdateBuild("guake-3-1.fc44", 2, true))] });

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal("guake-2:3-1.fc44", panel.Find("td.update > .mono").TextContent));
        Assert.Equal(100, panel.FindAll("td.update details li").Count);
        Assert.Equal("and 250 more at Bodhi", panel.Find("td.update details p").TextContent);
    }

    [Fact]
    public async Task Draw_ManyBugs_ShowsTenAndSaysHowManyMore()
    {
        await KeepAsync(Update(1) with { Bugs = [.. Enumerable.Range(1, 13).Select(i => new UpdateBug(i, $"bug {i}", false, false))] });

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains("and 3 more", panel.FindAll(".line")[1].TextContent, StringComparison.Ordinal));
        Assert.Equal(10, panel.FindAll(".line")[1].QuerySelectorAll("a").Length);
        Assert.Equal("https://bugzilla.redhat.com/show_bug.cgi?id=1", panel.FindAll(".line")[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("F44", "sudo dnf upgrade --enablerepo=updates-testing --advisory=")]
    [InlineData("F45", "sudo dnf upgrade --enablerepo=updates-testing --advisory=")]
    public async Task Draw_InTesting_OffersTheCommand(string release, string command)
    {
        await KeepAsync(Update(1, release: release));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(command + Alias(1), panel.Find("code").TextContent));
        Assert.Equal(command + Alias(1), panel.Find("button[data-copy]").GetAttribute("data-copy"));
        Assert.True(panel.Find("button[data-copy]").HasAttribute("hidden"));
    }

    [Fact]
    public async Task Draw_InTestingForARelease_SaysHowFarItIs()
    {
        await KeepAsync(Update(1) with { Critical = true, Karma = 1 });

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains("testing 5 of 14 d", panel.Find(".waits").TextContent, StringComparison.Ordinal));
        Assert.Contains("karma 1 of 2", panel.Find(".waits").TextContent, StringComparison.Ordinal);
        Assert.Contains("critical path", panel.Find(".line").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_HeldByATest_NamesItAndLinksItsLog()
    {
        await KeepAsync(Held("https://logs.example/1"), Held("javascript:alert(1)") with { Alias = Alias(2) });

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains("gating failed: 1 test", panel.Find(".waits").TextContent, StringComparison.Ordinal));
        Assert.Contains("rpminspect.static-analysis", panel.Find(".test").TextContent, StringComparison.Ordinal);
        Assert.Equal(["https://logs.example/1"], panel.FindAll(".waits a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Draw_Overrides_AreBelowTheTable()
    {
        await at.KeepAsync(BodhiPanels.Releases, BodhiPanels.Releases.Site, Releases);
        ImmutableArray<TaggedBuild> overridden = [new(7, "guake", null, "3", "1.fc44", "f44-override", null)];
        await at.KeepAsync(
            ReleasePanels.Tagged, ReleasePanels.Tagged.For("guake"),
            new TaggedBuilds([new ReleaseBuilds("F44", Releases.Releases[2].Tags, null, [], true, false) { Overridden = overridden }]));
        BuildrootOverride[] overrides = [new("guake-3-1.fc44", "music", Noon, Noon.AddDays(3)), new("guake-4-1.fc44", "music", Noon, Noon.AddDays(3))];
        await at.KeepAsync(BodhiPanels.Updates, BodhiPanels.Updates.For("guake"), List() with { Overrides = [.. overrides] });

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll(".overrides li").Count));
        Assert.Equal("guake-3-1.fc44 until 8 Jan 12:00 UTC · by music", Words(panel.FindAll(".overrides li")[0]));
        // What Bodhi has in force is in the buildroot when Koji has tagged it.
        Assert.Equal(
            "guake-4-1.fc44 until 8 Jan 12:00 UTC · by music · not in the buildroot: Koji has not tagged it", Words(panel.FindAll(".overrides li")[1]));
    }

    private static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Draw_MoreThanKept_SaysOfTheNewestAndWhereTheOthersAre()
    {
        await at.KeepAsync(BodhiPanels.Releases, BodhiPanels.Releases.Site, Releases);
        await at.KeepAsync(BodhiPanels.Updates, BodhiPanels.Updates.For("guake"), List(Update(1)) with { Total = 1_234 });

        var panel = Panel();

        panel.WaitForAssertion(
            () => Assert.Contains("1 on their way of 1,234, the newest 200 of which are shown", panel.Find(".count").TextContent, StringComparison.Ordinal));
        Assert.Equal("https://bodhi.fedoraproject.org/updates/?packages=guake", panel.Find(".count a").GetAttribute("href"));
    }

    [Fact]
    public async Task Draw_HostileTextEverywhere_StaysText()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await KeepAsync(Update(1) with
        {
            DisplayName = hostile,
            Release = hostile,
            Submitter = hostile,
            SideTag = hostile,
            Notes = hostile,
            Builds = [new UpdateBuild(hostile, null, true), new UpdateBuild("guake-1-1", null, true)],
            Bugs = [new UpdateBug(1, hostile, false, false)],
            Gating = GatingStatus.Failed,
            Unmet = [new UnmetTest(hostile, hostile, true, hostile)],
        });

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(hostile, panel.Find("td.update strong").TextContent));
        Assert.Equal(hostile, panel.Find(".notes").TextContent.Trim());
        Assert.Empty(panel.FindAll("img, script, [onerror]"));
    }

    [Fact]
    public async Task Draw_Sandbox_LinksNowhereOutside()
    {
        await using var sandbox = new Drawing(FedoraSource.Sandbox);
        await KeepBesideAsync(sandbox);
        var update = Held("https://logs.example/1") with { Notes = "[x](https://a.example/) rhbz#1", Bugs = [new UpdateBug(1, "x", false, false)] };
        await sandbox.KeepAsync(BodhiPanels.Releases, BodhiPanels.Releases.Site, Releases);
        await sandbox.KeepAsync(BodhiPanels.Updates, BodhiPanels.Updates.For("guake"), List(update) with { Total = 500 });

        var panel = sandbox.Render<UpdatesPanel>(p => p.Add(c => c.Package, "guake"));

        panel.WaitForAssertion(() => Assert.Single(Aliases(panel)));
        Assert.All(panel.FindAll("a"), a => Assert.StartsWith("/packages/guake", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_OfOneRow_MarksThatRow()
    {
        await KeepAsync(Update(1), Update(2));
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.Equal(2, Aliases(panel).Length));

        await KeepAsync(Update(1) with { Bugs = [new UpdateBug(7, "a title that came later", false, false)] }, Update(2));

        panel.WaitForAssertion(() => Assert.Contains("a title that came later", panel.Find("tr.changed").TextContent, StringComparison.Ordinal));
        Assert.Single(panel.FindAll("tr.changed"));
        Assert.Equal("Updates: 1 changed", panel.Find("[aria-live]").TextContent);
    }

    [Fact]
    public async Task Change_OnALaterPage_LeavesTheRowsAndOffersThePill()
    {
        var updates = Enumerable.Range(1, 60).Select(i => Update(i)).ToArray();
        await KeepAsync(updates);
        var panel = Panel(page: "2");
        panel.WaitForAssertion(() => Assert.Equal(10, Aliases(panel).Length));
        var before = Aliases(panel);

        await KeepAsync([.. updates, Update(61)]);

        panel.WaitForAssertion(() => Assert.Equal("1 new update", panel.Find(".pill").TextContent));
        Assert.Equal(before, Aliases(panel));
        Assert.Equal("/packages/guake/updates", panel.Find(".pill").GetAttribute("href"));
    }

    // Nobody waits for what others than Bodhi know.
    private static async ValueTask KeepBesideAsync(Drawing drawing)
    {
        await drawing.KeepAsync(BugzillaPanels.Bugs, BugzillaPanels.Bugs.For("guake"), new BugList(0, []));
        await drawing.KeepAsync(ReleasePanels.Tagged, ReleasePanels.Tagged.For("guake"), new TaggedBuilds([]));
    }

    private static BodhiUpdate Held(string log) => Update(1) with
    {
        Gating = GatingStatus.Failed,
        Unmet = [new UnmetTest("fedora-ci.koji-build.rpminspect.static-analysis", "guake-3.1-1.fc44", true, log)],
    };

    private static ImmutableArray<string> Aliases(IRenderedComponent<UpdatesPanel> panel) =>
        [.. panel.FindAll("td.update > .line:not(:has(bdi))").Select(n => n.TextContent.Trim().Split(' ')[0])];

    private async Task KeepAsync(params BodhiUpdate[] updates)
    {
        await at.KeepAsync(BodhiPanels.Releases, BodhiPanels.Releases.Site, Releases);
        await at.KeepAsync(BodhiPanels.Updates, BodhiPanels.Updates.For("guake"), List(updates));
    }

    private IRenderedComponent<UpdatesPanel> Panel(string? page = null) => at.Render<UpdatesPanel>(p => p.Add(c => c.Package, "guake").Add(c => c.Page, page));
}
