using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class AttentionTests
{
    [Fact]
    public void Cves_OfSeveralTrackers_AreCountedOnceWithTheWorstOfThem()
    {
        var item = Assert.IsType<BugsItem>(Assert.Single(Of(
            Bug(1, "44") with { Cves = ["CVE-2026-1000"], Severity = BugSeverity.Medium },
            Bug(2, "epel9") with { Cves = ["CVE-2026-1000", "CVE-2026-1001"], Severity = BugSeverity.High }).Items));

        Assert.Equal((BugsAttention.Cve, 2, BugSeverity.High, 1L), (item.Kind, item.Count, item.Severity, item.Bug));
        Assert.Equal(["F44", "EPEL 9"], item.Releases);
    }

    [Fact]
    public void Trackers_OfEveryKind_StandInTheOrderOfChipsAndWorstFirstInLines()
    {
        var attention = Of(
            Bug(1, "rawhide") with { Trackers = [new BugTracker(TrackerKind.FailsToBuild, "F46", null, true)] },
            Bug(2, "rawhide") with { Trackers = [new BugTracker(TrackerKind.FailsToInstall, "F46", null, true)] },
            Bug(3, "45") with { Trackers = [new BugTracker(TrackerKind.Blocker, "F45", "Final", true)] },
            Bug(4, "45") with { Trackers = [new BugTracker(TrackerKind.Blocker, "F45", "Beta", false)] },
            Bug(5, "45") with { Cves = ["CVE-2026-1000"] });

        Assert.Equal(
            [BugsAttention.FailsToInstall, BugsAttention.FailsToBuild, BugsAttention.Cve, BugsAttention.Blocker, BugsAttention.ProposedBlocker],
            attention.Items.Select(i => i.Kind));
        Assert.Equal(BugsAttention.Blocker, attention.Lines.First().Kind);
    }

    [Fact]
    public void Updates_HeldOrEjected_AreToldAndThoseThatAreOverAreNot()
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
            Submitted = Matrix.Now,
            Critical = true,
        };
        var over = update with { Status = UpdateStatus.Obsolete, Ejected = new Ejection(Matrix.Now, "x"), Critical = false };

        var attention = Attention.Of(false, null, null, new UpdateList(2, [update, over], []));

        Assert.Equal([UpdatesAttention.Held, UpdatesAttention.CriticalPath], attention.Items.Select(i => i.Kind));
        Assert.Equal([UpdatesAttention.Held], attention.Lines.Select(i => i.Kind));
    }

    [Fact]
    public void Nothing_IsSaidOnlyOfWhatIsKnown()
    {
        Assert.False(Attention.Of(false, null, new BugList(0, []), null).Whole);
        Assert.True(Attention.Of(false, new Matrix().Made(), new BugList(0, []), new UpdateList(0, [], [])).Whole);
        Assert.Equal(ReleasesAttention.Retired, Assert.Single(Attention.Of(true, null, null, null).Items).Kind);
    }

    private static AttentionList Of(params Bug[] bugs) => Attention.Of(false, null, new BugList(bugs.Length, [.. bugs]), null);

    private static Bug Bug(long id, string version) => new()
    {
        Id = id,
        Summary = "s",
        Product = "Fedora",
        Version = version,
        Status = "NEW",
        Created = Matrix.Now.AddDays(id),
        Changed = Matrix.Now.AddDays(id),
    };
}
