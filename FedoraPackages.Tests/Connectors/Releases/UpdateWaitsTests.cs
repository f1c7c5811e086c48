using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class UpdateWaitsTests
{
    private static readonly BodhiUpdate Update = new()
    {
        Alias = "FEDORA-2026-0123456789",
        Release = "F44",
        Status = UpdateStatus.Testing,
        Gating = GatingStatus.Passed,
        Type = UpdateType.Bugfix,
        Severity = UpdateSeverity.Unspecified,
        Builds = [new UpdateBuild("a-1-1.fc44", null, true)],
        Submitted = Matrix.Now.AddDays(-3),
        TestingSince = Matrix.Now.AddDays(-2),
        StableKarma = 3,
        StableDays = 7,
    };

    [Fact]
    public void Testing_WithoutAnything_CanBePushedByHandWhenItsDaysAreOver() => AssertWaits(Update, WaitKind.Days, WaitKind.Karma, WaitKind.PushableLater);

    [Fact]
    public void Testing_WithItsVote_CanBePushedNowAndNothingIsSaidOfThatAnybodyWill() =>
        AssertWaits(Update with { Karma = 1 }, WaitKind.Days, WaitKind.Karma, WaitKind.PushableNow);

    [Fact]
    public void Testing_OfTheCriticalPath_HasItsOwnThresholds()
    {
        var waits = UpdateWaits.Of(Update with { Critical = true, Karma = 1 }, Matrix.F44, Matrix.Now);

        Assert.Equal([14, 2], waits.Take(2).Select(w => w.Needed));
        Assert.Equal(WaitKind.PushableLater, waits[2].Kind);
        Assert.Equal(Matrix.Now.AddDays(12), waits[2].At);
    }

    [Fact]
    public void Testing_PushedByTime_SaysWhenItGoesByItself()
    {
        var waits = UpdateWaits.Of(Update with { AutoTime = true, AutoKarma = true }, Matrix.F44, Matrix.Now);

        Assert.Equal((WaitKind.ByItself, Matrix.Now.AddDays(5)), (waits[^1].Kind, waits[^1].At!.Value));
    }

    [Fact]
    public void Testing_PushedByVotes_SaysHowMany() =>
        Assert.Equal(3, UpdateWaits.Of(Update with { AutoKarma = true }, Matrix.F44, Matrix.Now).Single(w => w.Kind == WaitKind.ByItselfWithKarma).Needed);

    [Fact]
    public void Testing_OfAReleaseThatIsNotKnown_SaysNothingThatRestsOnItsRules() =>
        Assert.Equal([WaitKind.Days], UpdateWaits.Of(Update, null, Matrix.Now).Select(w => w.Kind));

    [Fact]
    public void Stable_AskedFor_WaitsForTheNextPush() =>
        AssertWaits(Update with { Request = UpdateRequest.Stable }, WaitKind.Days, WaitKind.Karma, WaitKind.NextPushToStable);

    [Fact]
    public void Stable_AskedForInAFreeze_WaitsForItsEnd() =>
        Assert.Equal(WaitKind.AfterFreeze, UpdateWaits.Of(Update with { Request = UpdateRequest.Stable }, Matrix.F45, Matrix.Now)[^1].Kind);

    [Fact]
    public void Update_InAPush_SaysSo() =>
        AssertWaits(Update with { Locked = true, Request = UpdateRequest.Stable }, WaitKind.Days, WaitKind.Karma, WaitKind.BeingPushed);

    [Fact]
    public void Update_Ejected_SaysWhy() =>
        Assert.Equal(
            "no tag",
            UpdateWaits.Of(Update with { Ejected = new Ejection(Matrix.Now, "no tag") }, Matrix.F44, Matrix.Now).Single(w => w.Kind == WaitKind.Ejected).Words);

    [Fact]
    public void Pending_NotSigned_WaitsForSignatures() =>
        AssertWaits(
            Update with { Status = UpdateStatus.Pending, Request = UpdateRequest.Testing, Builds = [new UpdateBuild("a-1-1", null, false)] }, WaitKind.Signing);

    [Fact]
    public void Pending_HeldByItsTests_SaysSoBeforeAnythingElse() =>
        AssertWaits(Update with { Status = UpdateStatus.Pending, Request = UpdateRequest.Testing, Gating = GatingStatus.Failed }, WaitKind.GatingFailed);

    [Fact]
    public void Pending_NobodyAskedForAPush_SaysSo() => AssertWaits(Update with { Status = UpdateStatus.Pending }, WaitKind.NotAskedFor);

    [Theory]
    [InlineData(UpdateStatus.Stable)]
    [InlineData(UpdateStatus.Obsolete)]
    [InlineData(UpdateStatus.Unpushed)]
    [InlineData(UpdateStatus.Unknown)]
    public void Update_ThatIsOver_WaitsForNothing(UpdateStatus status) => AssertWaits(Update with { Status = status, Gating = GatingStatus.Failed });

    private static void AssertWaits(BodhiUpdate update, params WaitKind[] kinds) =>
        Assert.Equal(kinds, UpdateWaits.Of(update, Matrix.F44, Matrix.Now).Select(w => w.Kind));
}
