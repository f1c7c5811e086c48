using System.Collections.Immutable;
using Bunit;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Panels.Bugs;
using static FedoraPackages.Tests.Web.Panels.Bugs;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class BugsPanelTests : IAsyncDisposable
{
    private readonly Drawing at = new();

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Draw_Bugs_ShowsRowsNewestFirst()
    {
        await KeepAsync(Bug(1, "45"), Bug(2, "epel9", "ASSIGNED", BugSeverity.High));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal([2, 1], Ids(panel)));
        var row = panel.Find("tbody tr");
        Assert.Equal(["ASSIGNED", "high", "EPEL 9"], row.QuerySelectorAll(".status, .severity, .release").Select(c => c.TextContent));
        Assert.Equal("https://bugzilla.redhat.com/show_bug.cgi?id=2", row.QuerySelector("a.number")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Draw_NoBugs_SaysSoAndOffersToFileOne()
    {
        await KeepAsync();

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal("No open bugs.", panel.Find(".empty").TextContent));
        Assert.Equal("https://bugzilla.redhat.com/enter_bug.cgi?product=Fedora&component=guake", panel.Find(".count a").GetAttribute("href"));
    }

    [Fact]
    public async Task Draw_BugzillaNotAnswering_KeepsTheRowsAndSaysSo()
    {
        await KeepAsync(Bug(1));
        await at.FailAsync(BugzillaPanels.Bugs, BugzillaPanels.Bugs.For("guake"));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains("is not answering", panel.Find(".failure").TextContent, StringComparison.Ordinal));
        Assert.Single(Ids(panel));
    }

    [Fact]
    public async Task Draw_PackageWithAPlus_IsFiledUnderItsWholeName()
    {
        await KeepAsync(at, "libstdc++", new BugList(0, []));

        var panel = at.Render<BugsPanel>(p => p.Add(c => c.Package, "libstdc++"));

        panel.WaitForAssertion(
            () => Assert.EndsWith("?product=Fedora&component=libstdc%2B%2B", panel.Find(".count a").GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("EPEL-9", true, false, 2)]
    [InlineData("EPEL-9", true, true, 1)]
    [InlineData("EPEL-9", false, false, 1)]
    [InlineData("F45", true, false, 1)]
    public async Task Draw_FileABug_InEpelOnlyWhereThePackageIs(string release, bool listed, bool blocked, int links)
    {
        await KeepAsync(at, "guake", new BugList(0, []), new ReleaseBuilds(release, new ReleaseTags("", "", "", "", "", "", ""), null, [], listed, blocked));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(links, panel.FindAll(".count a").Count));
        Assert.Equal(links == 2, panel.Markup.Contains("enter_bug.cgi?product=Fedora%20EPEL&amp;component=guake", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Draw_GraveBugs_AreAtTheHeadAsFilters()
    {
        await KeepAsync(
            Hole(1, BugSeverity.Low, "CVE-2026-1000"), Hole(2, BugSeverity.High, "CVE-2026-1000", "CVE-2026-1001"),
            Tracked(3, TrackerKind.Blocker, "F45"), Tracked(4, TrackerKind.Blocker, "F45", accepted: false), Tracked(988, TrackerKind.FailsToBuild, "F46"));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(
            ["2 CVEs, worst high", "1 blocker, 1 proposed", "fails to build in Rawhide"], panel.FindAll(".head a").Select(a => a.TextContent)));
        Assert.Equal("/packages/guake/bugs?kind=cve", panel.Find(".head a").GetAttribute("href"));
        Assert.Equal("12 d", panel.Find(".head time").TextContent);
        Assert.Equal("fails to build in Rawhide for 12 d", panel.Find("tbody .chip").TextContent);
    }

    [Fact]
    public async Task Filter_KindAndRelease_KeepEachOther()
    {
        await KeepAsync(Hole(1, BugSeverity.Low, "CVE-2026-1000"), Bug(2), Hole(3, BugSeverity.Low, "CVE-2026-1001") with { Version = "45" });

        var panel = at.Render<BugsPanel>(p => p.Add(c => c.Package, "guake").Add(c => c.About, "cve").Add(c => c.Release, "F45").Add(c => c.Page, "7"));

        panel.WaitForAssertion(() => Assert.Equal([3], Ids(panel)));
        var links = panel.FindAll(".filter a").Where(a => !a.TextContent.StartsWith("all", StringComparison.Ordinal))
            .ToDictionary(a => a.TextContent, a => a.GetAttribute("href"));
        Assert.Equal("/packages/guake/bugs?release=Rawhide&kind=cve", links["Rawhide 1"]);
        Assert.Equal("/packages/guake/bugs?release=F45&kind=cve", links["CVE 1"]);
    }

    [Fact]
    public async Task Draw_MoreThanKept_SaysOfTheNewest()
    {
        await KeepAsync(at, "guake", new BugList(3_210, [Bug(1)]));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains("newest 1 of 3,210 open", panel.Find(".count").TextContent, StringComparison.Ordinal));
        Assert.Equal("of the newest 1", panel.Find(".filters > .quiet").TextContent);
    }

    [Fact]
    public async Task Draw_EightHundredBugs_IsASmallPage()
    {
        string[] versions = ["rawhide", "46", "45", "44", "43", "epel10", "epel9", "epel8"];
        string[] statuses = ["NEW", "ASSIGNED", "POST", "MODIFIED", "ON_QA"];
        await KeepAsync([.. Enumerable.Range(1, 800).Select(i => Bug(i, versions[i % 8], statuses[i % 5], (BugSeverity)(i % 5)) with
        {
            Summary = $"[abrt] guake: something_or_other(): program crashed by signal {i} while it was looking for the word it had lost",
            Cves = i % 10 == 0 ? [$"CVE-2026-{i + 1_000}"] : [],
            Trackers = i % 20 == 1 ? [new BugTracker(TrackerKind.FailsToBuild, "F46", null, true)] : [],
        })]);

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(50, Ids(panel).Length));
        Assert.Contains("1–50 of 800", panel.Find(".pager").TextContent, StringComparison.Ordinal);
        Assert.Equal(800, panel.FindAll(".filter")[0].QuerySelectorAll("a").Skip(1).Sum(a => int.Parse(a.TextContent.Split(' ')[^1], null)));
        Assert.InRange(panel.Markup.Length, 1, 100_000);
    }

    [Fact]
    public async Task Draw_HostileTextEverywhere_StaysText()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await KeepAsync(Bug(1) with
        {
            Summary = hostile,
            Version = hostile,
            Status = hostile,
            Product = hostile,
            Keywords = [hostile],
            Cves = [hostile],
            Trackers = [new BugTracker(TrackerKind.Blocker, hostile, hostile, true)],
        });

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(hostile, panel.Find("td.bug bdi").TextContent));
        Assert.Equal(hostile, panel.Find("td.status").TextContent);
        Assert.Empty(panel.FindAll("img, script, [onerror]"));
    }

    [Fact]
    public async Task Draw_Sandbox_LinksNowhereOutside()
    {
        await using var sandbox = new Drawing(FedoraSource.Sandbox);
        await KeepAsync(sandbox, "guake", new BugList(9_000, [Hole(1, BugSeverity.Low, "CVE-2026-1000")]));

        var panel = sandbox.Render<BugsPanel>(p => p.Add(c => c.Package, "guake"));

        panel.WaitForAssertion(() => Assert.Single(Ids(panel)));
        Assert.All(panel.FindAll("a"), a => Assert.StartsWith("/packages/guake", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_OfOneRow_MarksThatRow()
    {
        await KeepAsync(Bug(1), Bug(2));
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.Equal(2, Ids(panel).Length));

        await KeepAsync(Bug(1) with { Status = "POST" }, Bug(2));

        panel.WaitForAssertion(() => Assert.Equal("POST", panel.Find("tr.changed .status").TextContent));
        Assert.Single(panel.FindAll("tr.changed"));
        Assert.Equal("Bugs: 1 changed", panel.Find("[aria-live]").TextContent);
    }

    [Fact]
    public async Task Change_SortedOtherwise_LeavesTheRowsAndOffersThePill()
    {
        await KeepAsync(Bug(1), Bug(2));
        var panel = at.Render<BugsPanel>(p => p.Add(c => c.Package, "guake").Add(c => c.Sort, "severity"));
        panel.WaitForAssertion(() => Assert.Equal([2, 1], Ids(panel)));

        await KeepAsync(Bug(1), Bug(2), Bug(3, severity: BugSeverity.Urgent));

        panel.WaitForAssertion(() => Assert.Equal("1 new bug", panel.Find(".pill").TextContent));
        Assert.Equal([2, 1], Ids(panel));
        await panel.Find(".pill").ClickAsync(new());
        Assert.Equal([3, 2, 1], Ids(panel));
    }

    private static ImmutableArray<int> Ids(IRenderedComponent<BugsPanel> panel) =>
        [.. panel.FindAll("td.bug .number").Select(n => int.Parse(n.TextContent, null))];

    private static async Task KeepAsync(Drawing drawing, string package, BugList bugs, params ReleaseBuilds[] tagged)
    {
        await drawing.KeepAsync(BodhiPanels.Releases, BodhiPanels.Releases.Site, Updates.Releases);
        await drawing.KeepAsync(ReleasePanels.Tagged, ReleasePanels.Tagged.For(package), new TaggedBuilds([.. tagged]));
        await drawing.KeepAsync(BugzillaPanels.Bugs, BugzillaPanels.Bugs.For(package), bugs);
    }

    private Task KeepAsync(params Bug[] bugs) => KeepAsync(at, "guake", new BugList(bugs.Length, [.. bugs.OrderByDescending(b => b.Id)]));

    private IRenderedComponent<BugsPanel> Panel() => at.Render<BugsPanel>(p => p.Add(c => c.Package, "guake"));
}
