using System.Reflection;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class AttentionRulesTests
{
    private static readonly BugList NoBugs = new(0, []);
    private static readonly ReleaseMatrix Calm = Matrix([In(Rawhide, Tagged(1, "1", "1.fc46", "f46"))], null, Updates(), Rawhide);

    private static Bug Bug(long id, string version, params BugTracker[] trackers) => new()
    {
        Id = id,
        Summary = "Something",
        Product = "Fedora",
        Version = version,
        Status = "NEW",
        Created = Now.AddDays(-id),
        Changed = Now,
        Trackers = [.. trackers],
    };

    private static BugList Bugs(params Bug[] bugs) => new(bugs.Length, [.. bugs]);

    private static AttentionKind Kind(string name) => (AttentionKind)typeof(BugsAttention).GetProperty(name)!.GetValue(null)!;

    private static BugsItem Only(BugList bugs) => Assert.IsType<BugsItem>(Assert.Single(Attention.Of(false, Calm, bugs, Updates()).Items));

    [Fact]
    public void Nothing_EverythingKnown_IsTheWholeTruth()
    {
        var attention = Attention.Of(false, Calm, NoBugs, Updates());

        Assert.Empty(attention.Items);
        Assert.True(attention.Whole);
    }

    [Fact]
    public void Nothing_SomethingNotKnown_SaysWhatItDoesNotRestOn()
    {
        Assert.Equal(["tagged", "updates", "bugs"], Attention.Of(false, null, null, null).Lacks);
        Assert.Equal(["tagged", "updates"], Attention.Of(false, null, NoBugs, null).Lacks);
        Assert.Equal(["bugs"], Attention.Of(false, Calm, null, Updates()).Lacks);
        Assert.Equal(["tagged"], Attention.Of(false, Matrix(null, null, null, Rawhide), NoBugs, Updates()).Lacks);
        Assert.False(Attention.Of(false, null, NoBugs, Updates()).Whole);
    }

    [Fact]
    public void Cves_InSeveralBugs_AreCountedOnceEachWithTheGravestAndTheirReleases()
    {
        var item = Only(Bugs(
            Bug(3, "epel9") with { Cves = ["CVE-2026-2", "CVE-2026-1"], Severity = BugSeverity.Medium },
            Bug(5, "rawhide") with { Cves = ["CVE-2026-1"], Severity = BugSeverity.High },
            Bug(4, "45") with { Cves = ["CVE-2026-4", "CVE-2026-3"] },
            Bug(9, "44")));

        Assert.Equal(
            (BugsAttention.Cve, 4, BugSeverity.High, "CVE-2026-1, CVE-2026-2, CVE-2026-3", AttentionTone.Problem),
            (item.Kind, item.Count, item.Severity, item.Words, item.Tone));
        Assert.Equal(["EPEL 9", "Rawhide", "F45"], item.Releases);
        Assert.Equal((Now.AddDays(-5), 5L), (item.Since, item.Bug));
    }

    [Theory]
    [InlineData(TrackerKind.FailsToBuild, null, true, nameof(BugsAttention.FailsToBuild), AttentionTone.Caution)]
    [InlineData(TrackerKind.FailsToInstall, null, true, nameof(BugsAttention.FailsToInstall), AttentionTone.Problem)]
    [InlineData(TrackerKind.Blocker, "Beta", true, nameof(BugsAttention.Blocker), AttentionTone.Problem)]
    [InlineData(TrackerKind.Blocker, "Final", false, nameof(BugsAttention.ProposedBlocker), AttentionTone.Caution)]
    [InlineData(TrackerKind.FreezeException, "Beta", true, nameof(BugsAttention.FreezeException), AttentionTone.Info)]
    [InlineData(TrackerKind.FreezeException, "Beta", false, nameof(BugsAttention.ProposedFreezeException), AttentionTone.Info)]
    public void Tracker_OfABug_SaysWhatItIsAndWhetherThatIsOnlyProposed(TrackerKind tracker, string? milestone, bool accepted, string kind, AttentionTone tone)
    {
        var item = Only(Bugs(
            Bug(3, "45", new BugTracker(tracker, "F45", milestone, accepted)), Bug(7, "rawhide", new BugTracker(tracker, "F46", milestone, accepted))));

        Assert.Equal((Kind(kind), tone, milestone, 2, 7L), (item.Kind, item.Tone, item.Words, item.Count, item.Bug));
        Assert.Equal(["F45", "Rawhide"], item.Releases);
    }

    [Fact]
    public void Blockers_OfTwoMilestones_AreTwoItems() => Assert.Equal(
        ["Beta", "Final"],
        Attention.Of(
            false, Calm,
            Bugs(
                Bug(3, "45", new BugTracker(TrackerKind.Blocker, "F45", "Final", true)),
                Bug(7, "45", new BugTracker(TrackerKind.Blocker, "F45", "Beta", true))),
            null)
            .Items.Select(i => i.Words));

    [Fact]
    public void Update_HeldOrEjected_IsToldWithWhatHoldsIt()
    {
        var test = new UnmetTest("t", "demo-2-1.fc46", Failed: true, Log: null);
        var held = Update(Rawhide, "demo-2-1.fc46") with { Gating = GatingStatus.Failed, Unmet = [test], Modified = Now.AddHours(-3) };
        var ejected = Update(F44, "demo-2-1.fc44") with { Ejected = new Ejection(Now.AddHours(-5), "no tag") };

        var found = Attention.Of(false, Calm, NoBugs, Updates(held, ejected)).Items;

        Assert.Equal([UpdatesAttention.Held, UpdatesAttention.Ejected], found.Select(i => i.Kind));
        var items = found.Cast<UpdateItem>().ToList();
        Assert.Equal((held.Alias, Now.AddHours(-3), "Rawhide", test), (items[0].Update, items[0].Since, items[0].Releases.Single(), items[0].Tests.Single()));
        Assert.Equal((ejected.Alias, Now.AddHours(-5), "F44", "no tag"), (items[1].Update, items[1].Since, items[1].Releases.Single(), items[1].Words));
    }

    [Theory]
    [InlineData(UpdateStatus.Stable)]
    [InlineData(UpdateStatus.Obsolete)]
    [InlineData(UpdateStatus.Unpushed)]
    public void Update_Over_HoldsNothingAnyMore(UpdateStatus status) => Assert.Empty(Attention.Of(
        false, Calm, NoBugs, Updates(Update(F44, "demo-2-1.fc44", status) with { Gating = GatingStatus.Failed, Ejected = new Ejection(Now, "x") })).Items);

    [Fact]
    public void Update_WaitingForItsTestsOrAskedForAgain_IsNoTrouble() => Assert.Empty(Attention.Of(
        false, Calm, NoBugs,
        Updates(
            Update(Rawhide, "demo-2-1.fc46") with { Gating = GatingStatus.Running },
            Update(F44, "demo-2-1.fc44") with { Ejected = new Ejection(Now, "x"), Request = UpdateRequest.Stable })).Items);

    [Fact]
    public void CriticalPath_AnUpdateSaysSo_IsAChipAndNoLine()
    {
        var attention = Attention.Of(false, Calm, NoBugs, Updates(Update(F44, "demo-2-1.fc44", UpdateStatus.Stable) with { Critical = true }));

        Assert.Equal(UpdatesAttention.CriticalPath, Assert.Single(attention.Items).Kind);
        Assert.Empty(attention.Lines);
    }

    [Fact]
    public void Retired_InRawhide_SaysWhereAndWhetherOnlyEpelIsLeft()
    {
        var epel = Epel("9");
        ReleaseBuilds Gone(BodhiRelease release) => In(release, null) with { Blocked = true };
        AttentionItem Retired(params ReleaseBuilds[] tagged) =>
            Assert.Single(Attention.Of(false, Matrix(tagged, null, Updates(), Rawhide, F44, epel), NoBugs, Updates()).Items);
        var (there, alive) = (In(epel, Tagged(1, "1", "1.el9", "epel9")), In(F44, Tagged(1, "1", "1.fc44", "f44")));

        Assert.Equal(
            (ReleasesAttention.Retired, "Rawhide"),
            (Retired(Gone(Rawhide), alive, there).Kind, string.Join(", ", Retired(Gone(Rawhide), alive, there).Releases)));
        Assert.Equal(
            (ReleasesAttention.EpelOnly, "EPEL 9"),
            (Retired(Gone(Rawhide), Gone(F44), there).Kind, string.Join(", ", Retired(Gone(Rawhide), Gone(F44), there).Releases)));
        Assert.Equal(
            (ReleasesAttention.Retired, "Rawhide, F44, EPEL 9"),
            (Retired(Gone(Rawhide), Gone(F44), Gone(epel)).Kind, string.Join(", ", Retired(Gone(Rawhide), Gone(F44), Gone(epel)).Releases)));
        Assert.Equal(["Rawhide"], Assert.Single(Attention.Of(true, null, null, null).Items).Releases);
    }

    [Fact]
    public void Retired_InEpelOrAnOlderFedoraOnly_IsNoRetirement() => Assert.Empty(Attention.Of(
        false, Matrix([In(Rawhide, Tagged(1, "1", "1.fc46", "f46")), In(F44, null) with { Blocked = true }], null, Updates(), Rawhide, F44),
        NoBugs, Updates()).Items);

    [Fact]
    public void UpgradePath_Broken_NamesBothReleases()
    {
        var matrix = Matrix([In(Rawhide, Tagged(1, "1", "1.fc46", "f46")), In(F44, Tagged(2, "2", "1.fc44", "f44"))], null, Updates(), Rawhide, F44);

        var item = Assert.IsType<UpgradePathItem>(Assert.Single(Attention.Of(false, matrix, NoBugs, Updates()).Items));

        Assert.Equal((ReleasesAttention.UpgradePath, 1, Now.AddDays(-30)), (item.Kind, item.Count, item.Since));
        Assert.Equal(new BrokenPath("Rawhide", "1-1", "F44", "2-1", null), item.Path);
    }

    [Fact]
    public void Eln_LastBuildFailed_IsNoTroubleOfThePackage()
    {
        var matrix = Matrix([In(Eln, Tagged(1, "1", "1.eln154", "eln"))], Builds(Made(9, "2", "1.eln154", BuildState.Failed, "eln")), Updates(), Eln);

        Assert.NotNull(matrix.Rows[0].LastFailed);
        Assert.Empty(Attention.Of(false, matrix, NoBugs, Updates()).Items);
    }

    [Fact]
    public void Lines_Many_WorstFirstAndChipsInTheirOwnOrder()
    {
        var bugs = Bugs(
            Bug(1, "45", new BugTracker(TrackerKind.FailsToBuild, "F45", null, true)),
            Bug(2, "45", new BugTracker(TrackerKind.Blocker, "F45", "Beta", true)),
            Bug(3, "45") with { Cves = ["CVE-2026-1"] },
            Bug(4, "45", new BugTracker(TrackerKind.FailsToInstall, "F45", null, true)));
        var held = Update(Rawhide, "demo-2-1.fc46") with { Gating = GatingStatus.Failed, Critical = true };
        var older = Update(F44, "demo-2-1.fc44", days: 50) with { Gating = GatingStatus.Failed };

        var attention = Attention.Of(true, Calm, bugs, Updates(held, older));

        Assert.Equal(
            [
                ReleasesAttention.Retired, BugsAttention.FailsToInstall, BugsAttention.FailsToBuild, BugsAttention.Cve,
                BugsAttention.Blocker, UpdatesAttention.Held, UpdatesAttention.Held, UpdatesAttention.CriticalPath
            ],
            attention.Items.Select(i => i.Kind));
        Assert.Equal(
            [BugsAttention.Blocker, BugsAttention.Cve, UpdatesAttention.Held, UpdatesAttention.Held, BugsAttention.FailsToInstall],
            attention.Lines.Take(AttentionList.MostLines).Select(i => i.Kind));
        Assert.Equal(["F44", "Rawhide"], attention.Lines.Where(i => i.Kind == UpdatesAttention.Held).Select(i => i.Releases.Single()));
    }

    // Each folder gives its own their places; what comes before what stands here for all of them.
    [Fact]
    public void Kinds_OfTheHouse_HaveEachAPlaceOfItsOwn()
    {
        var kinds = typeof(AttentionKind).Assembly.GetTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(AttentionKind)).Select(property => (AttentionKind)property.GetValue(null)!).ToList();

        Assert.Equal(
        [
            "retired", "epel-only", "fails-to-install", "fails-to-build", "cve", "security-update",
            "blocker", "proposed-blocker", "freeze-exception", "proposed-freeze-exception",
            "held", "ejected", "critical-path",
        ], kinds.Where(k => k.Chip is not null).OrderBy(k => k.Chip).Select(k => k.Name));
        Assert.Equal(
        [
            "blocker", "cve", "security-update", "ejected", "held", "fails-to-install",
            "fails-to-build", "proposed-blocker", "freeze-exception", "proposed-freeze-exception",
            "upgrade-path", "retired", "epel-only",
        ], kinds.Where(k => k.Line is not null).OrderBy(k => k.Line).Select(k => k.Name));
        Assert.Distinct(kinds.Select(k => k.Name));
        Assert.Distinct(kinds.Select(k => k.Chip));
        Assert.Distinct(kinds.Select(k => k.Line));
    }
}
