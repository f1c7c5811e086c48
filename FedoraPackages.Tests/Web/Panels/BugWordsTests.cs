using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Web.Components.Panels.Bugs;
using static FedoraPackages.Tests.Web.Panels.Bugs;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class BugWordsTests
{
    [Fact]
    public void Head_NothingGrave_IsEmpty() => Assert.Empty(BugsHead.Of([Bug(1), Bug(2) with { NeedsInfo = true }], null));

    [Fact]
    public void Head_OneHoleInSeveralReleases_CountsOnce() =>
        Assert.Equal(["1 CVE, urgent"], Words(Hole(1, BugSeverity.Urgent, "CVE-2026-1000"), Hole(2, BugSeverity.Low, "CVE-2026-1000")));

    [Fact]
    public void Head_HolesNobodyHasGraded_SayNoSeverity() =>
        Assert.Equal(["2 CVEs"], Words(Hole(1, BugSeverity.Unspecified, "CVE-2026-1000", "CVE-2026-1001")));

    [Fact]
    public void Head_ProposedOnly_IsNotCalledABlocker() =>
        Assert.Equal(["2 proposed blockers"], Words(Tracked(1, TrackerKind.Blocker, "F45", false), Tracked(2, TrackerKind.Blocker, "F45", false)));

    [Fact]
    public void Head_AcceptedAndProposedOnOneBug_CountsItOnce()
    {
        var bug = Bug(1) with
        {
            Trackers = [new BugTracker(TrackerKind.FreezeException, "F45", "Beta", true), new BugTracker(TrackerKind.FreezeException, "F45", "Final", false)]
        };

        Assert.Equal(["1 freeze exception"], Words(bug));
    }

    [Fact]
    public void Head_FailsInSeveralReleases_NamesThemSinceTheOldest()
    {
        var head = Assert.Single(BugsHead.Of([Tracked(9, TrackerKind.FailsToInstall, "F46"), Tracked(5, TrackerKind.FailsToInstall, "F45")], null));

        Assert.Equal(("install", "fails to install in F45, F46", Bug(5).Created), (head.Kind, head.Words, head.Since));
    }

    [Fact]
    public void Chips_InTheirOrder_WithToneAndClock()
    {
        var bug = Hole(1, BugSeverity.High, "CVE-2026-1000", "CVE-2026-1001") with
        {
            Summary = "guake-4 is available",
            Keywords = ["FutureFeature"],
            NeedsInfo = true,
            Trackers =
            [
                new BugTracker(TrackerKind.FailsToBuild, "F46", null, true), new BugTracker(TrackerKind.Blocker, "F45", "Final", false),
                new BugTracker(TrackerKind.FreezeException, "F45", "Beta", true),
            ],
        };

        Assert.Equal(
            [
                ("CVE-2026-1000 and 1 more", "problem-chip", null), ("fails to build in F46", "problem-chip", bug.Created),
                ("proposed F45 Final blocker", "caution-chip", null),
                ("F45 Beta exception", "caution-chip", null), ("new version", "info-chip", null), ("needinfo", "info-chip", null),
            ],
            BugWords.Chips(bug, null));
    }

    [Fact]
    public void Fingerprint_AnythingThatIsSeen_Differs()
    {
        var bug = Bug(1) with { Summary = "guake-4 is available" };
        Bug[] others =
        [
            bug with { Summary = "x" }, bug with { Status = "POST" }, bug with { Severity = BugSeverity.Low },
            bug with { Version = "45" }, bug with { Changed = Noon.AddDays(1) },
            bug with { Created = Noon }, bug with { Cves = ["CVE-2026-1000"] }, bug with { Security = true },
            bug with { NeedsInfo = true }, bug with { Keywords = ["FutureFeature"] },
            bug with { Trackers = [new BugTracker(TrackerKind.Blocker, "F45", "Beta", true)] },
            bug with { Trackers = [new BugTracker(TrackerKind.Blocker, "F45", "Beta", false)] },
        ];

        Assert.Equal(others.Length + 1, others.Append(bug).Select(BugWords.Fingerprint).Distinct().Count());
        Assert.Equal(BugWords.Fingerprint(bug), BugWords.Fingerprint(bug with { Cves = [], Trackers = [] }));
    }

    private static IEnumerable<string> Words(params Bug[] bugs) => BugsHead.Of(bugs, null).Select(h => h.Words);
}
