using System.Collections.Immutable;
using Bunit;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Web.Components.Panels;
using Microsoft.AspNetCore.Components.Web;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class BuildsPanelTests : IAsyncDisposable
{
    private readonly Drawing at = new();

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Panel_ServicePaused_SaysSoAtOnceInsteadOfItsFailureAndStopsSayingSo()
    {
        await at.KeepBuildsAsync(at.Build(1));
        await at.FailAsync(KojiPanels.Builds, KojiPanels.Builds.For("guake"));
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll(".failure")));

        await at.Controls.UpdateAsync(
            now => now with { Paused = now.Paused.Add("Koji", new ServicePause(at.Clock.GetUtcNow(), "alice")) },
            tell: false, TestContext.Current.CancellationToken);
        panel.WaitForAssertion(
            () => Assert.Contains("Koji is paused by an administrator", panel.Find(".paused-service").TextContent, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll(".failure"));
        Assert.DoesNotContain("alice", panel.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(panel.FindAll("tbody tr"));

        await at.Controls.UpdateAsync(now => now with { Paused = now.Paused.Clear() }, tell: false, TestContext.Current.CancellationToken);
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => panel.FindAll(".paused-service").Count == 0);
    }

    [Fact]
    public async Task Draw_Builds_ShowsRowsNewestFirstWithWords()
    {
        await at.KeepBuildsAsync(at.Build(1), at.Build(2, BuildState.Failed, "1.el10_2"));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(["guake-3.2-1.el10_2", "guake-3.1-1.fc43"], Nvrs(panel)));
        Assert.Contains("failed", panel.Find("tbody tr").TextContent);
        Assert.Contains("EPEL 10.2", panel.Find("tbody tr").TextContent);
    }

    [Fact]
    public async Task Draw_NoBuilds_SaysSo()
    {
        await at.KeepBuildsAsync();

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal("No builds.", panel.Find(".empty").TextContent));
        Assert.Empty(panel.FindAll("table"));
    }

    [Fact]
    public async Task Draw_KojiNotAnswering_KeepsTheRowsAndSaysSince()
    {
        await at.KeepBuildsAsync(at.Build(1));
        await at.FailAsync(KojiPanels.Builds, KojiPanels.Builds.For("guake"));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains("Koji is not answering since 12:00 UTC; shown: 5 s old (no answer within 30 s)",
            panel.Find(".failure").TextContent));
        Assert.Single(Nvrs(panel));
    }

    [Fact]
    public void Draw_NeverFetched_ShowsASkeletonAfterTheBudget()
    {
        var panel = Panel();
        Assert.Empty(panel.Nodes);

        at.AdvanceUntil(PanelReader.FirstViewBudget, () => panel.FindAll(".skeleton").Count == 1);

        Assert.Contains("Asking Koji", panel.Find(".skeleton").TextContent);
    }

    [Fact]
    public async Task Draw_HostileText_StaysText()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await at.KeepBuildsAsync(at.Build(1, BuildState.Failed) with { Owner = hostile, Version = hostile, Failure = new(7, hostile, hostile, hostile) });

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains($"{hostile}: {hostile}", panel.Find(".problem").TextContent));
        Assert.Empty(panel.FindAll("img, script"));
        Assert.All(panel.FindAll("tbody a"), a => Assert.StartsWith("https://", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Draw_Sandbox_LinksNowhereOutside()
    {
        await using var sandbox = new Drawing(FedoraSource.Sandbox);
        await sandbox.KeepBuildsAsync(sandbox.Build(1, BuildState.Failed) with { Failure = new(7, "s390x", "no", "build.log") });

        var panel = sandbox.Render<BuildsPanel>(p => p.Add(c => c.Package, "guake"));

        panel.WaitForAssertion(() => Assert.Single(Nvrs(panel)));
        Assert.All(panel.FindAll("a"), a => Assert.StartsWith("/packages/guake", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filter_StateAndRelease_AreLinksThatKeepEachOther()
    {
        await at.KeepBuildsAsync(at.Build(1), at.Build(2, BuildState.Failed), at.Build(3, BuildState.Failed, "1.fc44"));

        var panel = Panel(state: "failed", release: "F43", page: "9");

        panel.WaitForAssertion(() => Assert.Equal(["guake-3.2-1.fc43"], Nvrs(panel)));
        var links = panel.FindAll(".filter a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href"));
        Assert.Equal("/packages/guake/builds?state=complete&release=F43", links["complete 1"]);
        Assert.Equal("/packages/guake/builds?state=failed&release=F44", links["F44 1"]);
        Assert.Equal("/packages/guake/builds?release=F43", links["all 2"]);
    }

    [Fact]
    public async Task Draw_MoreThanKept_SaysOfTheNewest()
    {
        await at.KeepAsync(KojiPanels.Builds, KojiPanels.Builds.For("guake"), new BuildList(3_000, [at.Build(1)]));

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Contains("newest 1 of 3,000", panel.Find(".count").TextContent));
        Assert.Equal("of the newest 1", panel.Find(".bounded").TextContent);
        Assert.Equal("https://koji.fedoraproject.org/koji/packageinfo?packageID=guake", panel.Find(".count a").GetAttribute("href"));
    }

    [Fact]
    public async Task Change_OnFirstPage_MarksTheNewAndTheChangedRow()
    {
        await at.KeepBuildsAsync(at.Build(1, BuildState.Building));
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.Single(Nvrs(panel)));

        await at.KeepBuildsAsync(at.Build(1), at.Build(2));

        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll("tr.changed .unseen").Count));
        Assert.Equal("Builds: 1 new, 1 changed", panel.Find("[aria-live]").TextContent);
        at.AdvanceUntil(TimeSpan.FromSeconds(11), () => panel.FindAll("tr.changed").Count == 0);
    }

    [Fact]
    public async Task Change_OnALaterPage_LeavesTheRowsAndOffersThePill()
    {
        var builds = Enumerable.Range(1, 60).Select(i => at.Build(i)).ToArray();
        await at.KeepBuildsAsync(builds);
        var panel = Panel(page: "2");
        panel.WaitForAssertion(() => Assert.Equal(10, Nvrs(panel).Length));
        var before = Nvrs(panel);

        await at.KeepBuildsAsync([.. builds, at.Build(61), at.Build(62)]);

        panel.WaitForAssertion(() => Assert.Equal("2 new builds", panel.Find(".pill").TextContent));
        Assert.Equal(before, Nvrs(panel));
        Assert.Equal("/packages/guake/builds", panel.Find(".pill").GetAttribute("href"));
    }

    [Fact]
    public async Task Change_WhileARowIsPointedAt_WaitsBehindThePillAndComesWhenThePointerLeaves()
    {
        await at.KeepBuildsAsync(at.Build(1));
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.Single(Nvrs(panel)));
        await panel.Find(".hold").TriggerEventAsync("onpointerenter", new PointerEventArgs());

        await at.KeepBuildsAsync(at.Build(1), at.Build(2));
        panel.WaitForAssertion(() => Assert.Equal("1 new build", panel.Find(".pill").TextContent));
        Assert.Single(Nvrs(panel));

        var leaving = panel.Find(".hold").TriggerEventAsync("onpointerleave", new PointerEventArgs());
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => Nvrs(panel).Length == 2);
        await leaving;
        Assert.Empty(panel.FindAll(".pill"));
    }

    [Fact]
    public async Task RunningBuild_ItsTasksGoOn_KeepsEachArchitectureInItsPlace()
    {
        await KeepTasksAsync(TaskState.Free, TaskState.Free, TaskState.Free);
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.Equal(["aarch64", "s390x", "x86_64"], Arches(panel)));

        await KeepTasksAsync(TaskState.Open, TaskState.Closed, TaskState.Failed);

        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => panel.Markup.Contains("aarch64 failed", StringComparison.Ordinal));
        Assert.Equal(["aarch64", "s390x", "x86_64"], Arches(panel));

        async Task KeepTasksAsync(params TaskState[] states) => await at.KeepBuildsAsync(at.Build(1, BuildState.Building) with
        {
            Tasks = [.. states.Zip(["x86_64", "s390x", "aarch64"]).Select((t, i) => new KojiArchTask(i + 1, t.Second, t.First, null, null))],
        });
    }

    private static IEnumerable<string> Arches(IRenderedComponent<BuildsPanel> panel) => panel.FindAll(".arches > *").Select(a => a.TextContent.Split(' ')[0]);

    private static ImmutableArray<string> Nvrs(IRenderedComponent<BuildsPanel> panel) =>
        [.. panel.FindAll("td.build > .mono:first-child").Select(n => n.TextContent)];

    private IRenderedComponent<BuildsPanel> Panel(string? state = null, string? release = null, string? page = null) => at.Render<BuildsPanel>(p => p
        .Add(c => c.Package, "guake")
        .Add(c => c.State, state)
        .Add(c => c.Release, release)
        .Add(c => c.Page, page));
}
