using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
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

    private static AttentionItem Only(BugList bugs) => Assert.Single(Attention.Of(false, Calm, bugs, Updates()).Items);

    [Fact]
    public void Nothing_EverythingKnown_IsTheWholeTruth()
    {
        var attention = Attention.Of(false, Calm, NoBugs, Updates());

        Assert.Empty(attention.Items);
        Assert.True(attention.Whole);
    }

    [Fact]
    public void Nothing_SomethingNotKnown_SaysWhatItRestsOn()
    {
        Assert.Equal(AttentionSources.None, Attention.Of(false, null, null, null).Known);
        Assert.Equal(AttentionSources.Bugs, Attention.Of(false, null, NoBugs, null).Known);
        Assert.Equal(AttentionSources.Matrix | AttentionSources.Updates, Attention.Of(false, Calm, null, Updates()).Known);
        Assert.Equal(AttentionSources.Bugs | AttentionSources.Updates, Attention.Of(false, Matrix(null, null, null, Rawhide), NoBugs, Updates()).Known);
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

        Assert.Equal((AttentionKind.Cve, 4, BugSeverity.High, "CVE-2026-1, CVE-2026-2, CVE-2026-3", AttentionTone.Problem), (item.Kind, item.Count, item.Severity, item.Words, item.Tone));
        Assert.Equal(["EPEL 9", "Rawhide", "F45"], item.Releases);
        Assert.Equal((Now.AddDays(-5), 5L), (item.Since, item.Bug));
    }

    [Theory]
    [InlineData(TrackerKind.FailsToBuild, null, true, AttentionKind.FailsToBuild, AttentionTone.Caution)]
    [InlineData(TrackerKind.FailsToInstall, null, true, AttentionKind.FailsToInstall, AttentionTone.Problem)]
    [InlineData(TrackerKind.Blocker, "Beta", true, AttentionKind.Blocker, AttentionTone.Problem)]
    [InlineData(TrackerKind.Blocker, "Final", false, AttentionKind.ProposedBlocker, AttentionTone.Caution)]
    [InlineData(TrackerKind.FreezeException, "Beta", true, AttentionKind.FreezeException, AttentionTone.Info)]
    [InlineData(TrackerKind.FreezeException, "Beta", false, AttentionKind.ProposedFreezeException, AttentionTone.Info)]
    public void Tracker_OfABug_SaysWhatItIsAndWhetherThatIsOnlyProposed(TrackerKind tracker, string? milestone, bool accepted, AttentionKind kind, AttentionTone tone)
    {
        var item = Only(Bugs(Bug(3, "45", new BugTracker(tracker, "F45", milestone, accepted)), Bug(7, "rawhide", new BugTracker(tracker, "F46", milestone, accepted))));

        Assert.Equal((kind, tone, milestone, 2, 7L), (item.Kind, item.Tone, item.Words, item.Count, item.Bug));
        Assert.Equal(["F45", "Rawhide"], item.Releases);
    }

    [Fact]
    public void Blockers_OfTwoMilestones_AreTwoItems() => Assert.Equal(
        ["Beta", "Final"],
        Attention.Of(false, Calm, Bugs(Bug(3, "45", new BugTracker(TrackerKind.Blocker, "F45", "Final", true)), Bug(7, "45", new BugTracker(TrackerKind.Blocker, "F45", "Beta", true))), null)
            .Items.Select(i => i.Words));

    [Fact]
    public void Update_HeldOrEjected_IsToldWithWhatHoldsIt()
    {
        var test = new UnmetTest("t", "demo-2-1.fc46", Failed: true, Log: null);
        var held = Update(Rawhide, "demo-2-1.fc46") with { Gating = GatingStatus.Failed, Unmet = [test], Modified = Now.AddHours(-3) };
        var ejected = Update(F44, "demo-2-1.fc44") with { Ejected = new Ejection(Now.AddHours(-5), "no tag") };

        var items = Attention.Of(false, Calm, NoBugs, Updates(held, ejected)).Items;

        Assert.Equal([AttentionKind.Held, AttentionKind.Ejected], items.Select(i => i.Kind));
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

        Assert.Equal(AttentionKind.CriticalPath, Assert.Single(attention.Items).Kind);
        Assert.Empty(attention.Lines);
    }

    [Fact]
    public void Retired_InRawhide_SaysWhereAndWhetherOnlyEpelIsLeft()
    {
        var epel = Epel("9");
        ReleaseBuilds Gone(BodhiRelease release) => In(release, null) with { Blocked = true };
        AttentionItem Retired(params ReleaseBuilds[] tagged) => Assert.Single(Attention.Of(false, Matrix(tagged, null, Updates(), Rawhide, F44, epel), NoBugs, Updates()).Items);
        var (there, alive) = (In(epel, Tagged(1, "1", "1.el9", "epel9")), In(F44, Tagged(1, "1", "1.fc44", "f44")));

        Assert.Equal((AttentionKind.Retired, "Rawhide"), (Retired(Gone(Rawhide), alive, there).Kind, string.Join(", ", Retired(Gone(Rawhide), alive, there).Releases)));
        Assert.Equal((AttentionKind.EpelOnly, "EPEL 9"), (Retired(Gone(Rawhide), Gone(F44), there).Kind, string.Join(", ", Retired(Gone(Rawhide), Gone(F44), there).Releases)));
        Assert.Equal((AttentionKind.Retired, "Rawhide, F44, EPEL 9"), (Retired(Gone(Rawhide), Gone(F44), Gone(epel)).Kind, string.Join(", ", Retired(Gone(Rawhide), Gone(F44), Gone(epel)).Releases)));
        Assert.Equal(["Rawhide"], Assert.Single(Attention.Of(true, null, null, null).Items).Releases);
    }

    [Fact]
    public void Retired_InEpelOrAnOlderFedoraOnly_IsNoRetirement() => Assert.Empty(Attention.Of(
        false, Matrix([In(Rawhide, Tagged(1, "1", "1.fc46", "f46")), In(F44, null) with { Blocked = true }], null, Updates(), Rawhide, F44), NoBugs, Updates()).Items);

    [Fact]
    public void UpgradePath_Broken_NamesBothReleases()
    {
        var matrix = Matrix([In(Rawhide, Tagged(1, "1", "1.fc46", "f46")), In(F44, Tagged(2, "2", "1.fc44", "f44"))], null, Updates(), Rawhide, F44);

        var item = Assert.Single(Attention.Of(false, matrix, NoBugs, Updates()).Items);

        Assert.Equal((AttentionKind.UpgradePath, 1, Now.AddDays(-30)), (item.Kind, item.Count, item.Since));
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
            [AttentionKind.Retired, AttentionKind.FailsToInstall, AttentionKind.FailsToBuild, AttentionKind.Cve, AttentionKind.Blocker, AttentionKind.Held, AttentionKind.Held, AttentionKind.CriticalPath],
            attention.Items.Select(i => i.Kind));
        Assert.Equal(
            [AttentionKind.Blocker, AttentionKind.Cve, AttentionKind.Held, AttentionKind.Held, AttentionKind.FailsToInstall],
            attention.Lines.Take(Attention.MostLines).Select(i => i.Kind));
        Assert.Equal(["F44", "Rawhide"], attention.Lines.Where(i => i.Kind == AttentionKind.Held).Select(i => i.Releases.Single()));
    }
}
