using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>What the bugs know of an update in a freeze: what it closes may let it through.</summary>
public sealed class FreezeTests
{
    [Theory]
    [InlineData(TrackerKind.Blocker, "F45", true, WaitKind.DuringFreeze, "blocker")]
    [InlineData(TrackerKind.FreezeException, "F45", true, WaitKind.DuringFreeze, "freeze exception")]
    [InlineData(TrackerKind.Blocker, "F45", false, WaitKind.AfterFreezeUnlessAccepted, "blocker")]
    [InlineData(TrackerKind.Blocker, "F46", true, WaitKind.AfterFreeze, null)]
    [InlineData(TrackerKind.FailsToBuild, "F45", true, WaitKind.AfterFreeze, null)]
    public void Frozen_UpdateClosesATrackedBug_SaysWhatThatMeans(TrackerKind kind, string release, bool accepted, WaitKind wait, string? words)
    {
        var said = Of(7, new BugTracker(kind, release, "Beta", accepted));

        Assert.Equal((wait, words), (said.Kind, said.Words));
        Assert.Equal(wait == WaitKind.AfterFreeze ? null : 7L, said.Bug);
    }

    [Fact]
    public void Frozen_TheBugIsAnotherUpdates_WaitsForTheEnd() =>
        Assert.Equal(WaitKind.AfterFreeze, Of(8, new BugTracker(TrackerKind.Blocker, "F45", "Beta", true)).Kind);

    private static Wait Of(long bug, BugTracker tracker)
    {
        var bugs = new BugList(
            1, [new Bug { Id = bug, Summary = "", Product = "Fedora", Version = "45", Status = "NEW", Created = Now, Changed = Now, Trackers = [tracker] }]);
        var update = Update(F45, "demo-2-1.fc45") with { Bugs = [new UpdateBug(7, null, false, false)] };
        return UpdateWaits.Of(update, F45, Now, new UpdateContext("demo", bugs, null))[^1];
    }
}
