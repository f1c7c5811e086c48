using Bunit;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Panels;
using FedoraPackages.Web.Components.Panels.Overview;
using Microsoft.Extensions.DependencyInjection;
using static FedoraPackages.Tests.Web.Panels.Bugs;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class AttentionPanelTests : IAsyncDisposable
{
    private readonly Drawing at = new(more: drawing => drawing.Services
        .AddReleasesPanels().AddBodhiPanels().AddBugzillaPanels().AddSingleton<AttentionRules>().AddAttention().AddSingleton<IAttentionRule, Unworded>());

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public void Kinds_OfTheHouse_AreAllWorded()
    {
        var kinds = typeof(AttentionKind).Assembly.GetTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(AttentionKind) && property.GetMethod!.IsStatic)
            .Select(property => ((AttentionKind)property.GetValue(null)!).Name);

        Assert.Equal(kinds.Order(), at.Services.GetServices<AttentionLook>().Select(look => look.Kind.Name).Order());
    }

    [Fact]
    public async Task Draw_BugsOnly_SaysWhatTheyDoAndNoMoreOfFixes()
    {
        await KeepAsync(Bug(7, "45", severity: BugSeverity.High) with { Cves = ["CVE-2026-1"] });

        var panel = Drawn<AttentionPanel>(".what, .nothing");

        Assert.Equal("CVE-2026-1, high in F45 · bug 7", Line(panel));
        Assert.Equal("security", panel.Find(".label.problem").TextContent);
        Assert.Equal("/packages/guake/bugs?kind=cve", panel.Find(".what a").GetAttribute("href"));
    }

    [Fact]
    public async Task Draw_NothingFoundButNotAllKnown_SaysSoWithTheAgeOfTheOldest()
    {
        await KeepAsync();
        var first = at.Clock.GetUtcNow();
        at.Clock.Advance(TimeSpan.FromMinutes(20));
        await at.KeepAsync(BodhiPanels.Updates, BodhiPanels.Updates.For("guake"), new UpdateList(0, [], []));

        var panel = Drawn<AttentionPanel>(".what, .nothing");

        Assert.StartsWith("Nothing in what is known so far, checked", panel.Find(".nothing").TextContent, StringComparison.Ordinal);
        Assert.StartsWith(first.ToString("s"), panel.Find(".nothing time").GetAttribute("datetime"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_AnUpdateIsHeld_NamesItAndTheTestsThatHoldIt()
    {
        var update = new BodhiUpdate
        {
            Alias = "FEDORA-2026-0123456789",
            Release = "F44",
            Status = UpdateStatus.Testing,
            Gating = GatingStatus.Failed,
            Type = UpdateType.Bugfix,
            Severity = UpdateSeverity.Unspecified,
            Builds = [],
            Submitted = at.Clock.GetUtcNow(),
            Unmet = [.. Enumerable.Range(1, 5).Select(n => new UnmetTest($"test{n}", "guake", Failed: true, Log: null))],
        };
        await at.KeepAsync(BodhiPanels.Updates, BodhiPanels.Updates.For("guake"), new UpdateList(1, [update], []));

        var panel = Drawn<AttentionPanel>(".what, .nothing");

        Assert.Equal("held by gating in F44 · FEDORA-2026-0123456789 · test1 · test2 · test3 and 2 more", Line(panel));
    }

    [Fact]
    public async Task Draw_WhatNobodyWords_IsToldAllTheSame()
    {
        await KeepAsync(Bug(Unworded.Sought));

        var panel = Drawn<AttentionPanel>(".what, .nothing");
        var chips = Drawn<ChipsLine>(".chip");

        Assert.Equal("unworded: F45", Line(panel));
        Assert.Equal("unworded: F45", chips.Find(".chip").TextContent);
    }

    // What is not known is waited for a while before anything is drawn.
    private IRenderedComponent<T> Drawn<T>(string until)
        where T : AttentionView
    {
        var drawn = at.Render<T>(p => p.Add(c => c.Package, "guake"));
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => drawn.FindAll(until).Count > 0);
        return drawn;
    }

    private static string Line(IRenderedComponent<AttentionPanel> panel) =>
        string.Join(' ', panel.Find(".what").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<long> KeepAsync(params Bug[] bugs) => at.KeepAsync(BugzillaPanels.Bugs, BugzillaPanels.Bugs.For("guake"), new BugList(bugs.Length, [.. bugs]));

    private sealed class Unworded : IAttentionRule
    {
        public const long Sought = 4711;

        public IReadOnlyList<AttentionSource> Reads { get; } = [new(BugzillaPanels.Bugs)];

        public AttentionFinding Find(AttentionFacts facts) => AttentionFinding.Known(
            facts.Of(BugzillaPanels.Bugs)?.Bugs.Any(bug => bug.Id == Sought) == true
                ? [new AttentionItem(new AttentionKind("unworded", 1, 1, AttentionTone.Info), null, ["F45"])]
                : []);
    }
}
