using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class WaitRulesTests
{
    private const string Nvr = "demo-2-1.fc44";

    private static readonly UnmetTest Lint = new("fedora-ci.koji-build.rpminspect.static-analysis", Nvr, Failed: true, Log: "https://logs.example/1");
    private static readonly UnmetTest Tier0 = new("fedora-ci.koji-build.tier0.functional", Nvr, Failed: false, Log: null);

    private static string Of(BodhiUpdate update, BodhiRelease? release) => Text(UpdateWaits.Of(update, release, Now));

    [Theory]
    [InlineData(5, 0, "Days 5/7, Karma 0/1, PushableLater 11-27 12")]
    [InlineData(7, 0, "Days 7/7, Karma 0/1, PushableNow")]
    [InlineData(0.2, 1, "Days 0/7, Karma 1/1, PushableNow")]
    [InlineData(6.9, -1, "Days 6/7, Karma -1/1, PushableLater 11-25 14")]
    [InlineData(-3, 0, "Days 0/7, Karma 0/1, PushableLater 12-05 12")]
    public void Testing_ByDaysAndKarma_SaysWhenItMayBePushedByHandAndNotThatItWillBe(double days, int karma, string words) =>
        Assert.Equal(words, Of(Update(F44, Nvr, days: days) with { Karma = karma }, F44));

    [Theory]
    [InlineData(8, 1, "Days 8/14, Karma 1/2, PushableLater 12-01 12")]
    [InlineData(8, 2, "Days 8/14, Karma 2/2, PushableNow")]
    [InlineData(14, 0, "Days 14/14, Karma 0/2, PushableNow")]
    public void Testing_CriticalPath_IsMeasuredByItsOwnThresholds(double days, int karma, string words) =>
        Assert.Equal(words, Of(Update(F44, Nvr, days: days) with { Karma = karma, Critical = true }, F44));

    [Fact]
    public void Testing_BodhiSaysThatItMay_IsBelievedAgainstOurCount() =>
        Assert.Equal("Days 1/7, Karma 0/1, PushableNow", Of(Update(F44, Nvr, days: 1) with { MeetsRequirements = true }, F44));

    [Theory]
    [InlineData(5, 7, "Days 5/7, Karma 0/1, ByItself 11-27 12")]
    [InlineData(5, 10, "Days 5/7, Karma 0/1, PushableLater 11-27 12, ByItself 11-30 12")]
    [InlineData(5, 3, "Days 5/7, Karma 0/1, ByItself 11-27 12")]
    [InlineData(8, 10, "Days 8/7, Karma 0/1, PushableNow, ByItself 11-27 12")]
    [InlineData(8, 7, "Days 8/7, Karma 0/1, ByItself 11-24 12")]
    [InlineData(5, 0, "Days 5/7, Karma 0/1, PushableLater 11-27 12")]
    public void Testing_TimePushesIt_SaysWhenButNeverBeforeTheThreshold(double days, int stableDays, string words) =>
        Assert.Equal(words, Of(Update(F44, Nvr, days: days) with { AutoTime = true, StableDays = stableDays }, F44));

    [Fact]
    public void Testing_KarmaPushesIt_SaysHowMuch() => Assert.Equal(
        "Days 5/7, Karma 2/1, PushableNow, ByItselfWithKarma 3", Of(Update(F44, Nvr) with { AutoKarma = true, Karma = 2 }, F44));

    [Fact]
    public void Testing_InAFreeze_NothingIsEstimated()
    {
        Assert.Equal("Days 9/3, Karma 1/1, AfterFreeze", Of(Update(F45, Nvr, days: 9) with { Karma = 1, MeetsRequirements = true }, F45));
        Assert.Equal("Days 1/3, Karma 0/1, AfterFreeze", Of(Update(F45, Nvr, days: 1) with { AutoTime = true, AutoKarma = true }, F45));
        Assert.Equal("Days 9/3, Karma 1/1, AfterFreeze", Of(Update(F45, Nvr, days: 9) with { Karma = 1, Request = UpdateRequest.Stable }, F45));
    }

    [Fact]
    public void Testing_AskedForStable_WaitsForTheNextPush() =>
        Assert.Equal(
            "Days 9/7, Karma 0/1, NextPushToStable", Of(Update(F44, Nvr, days: 9) with { Request = UpdateRequest.Stable, MeetsRequirements = true }, F44));

    [Fact]
    public void Testing_TestsHoldIt_NothingIsEstimatedHoweverOldItIs()
    {
        var held = Update(F44, Nvr, days: 30) with { Karma = 5, AutoTime = true, Gating = GatingStatus.Failed, Unmet = [Lint, Tier0] };

        Assert.Equal("Days 30/7, Karma 5/1, GatingFailed 1 of 2", Of(held, F44));
        Assert.Equal("Days 30/7, Karma 5/1, GatingWaiting", Of(held with { Gating = GatingStatus.Running, Unmet = [] }, F44));
    }

    [Fact]
    public void Testing_Ejected_SaysWhyUntilItIsAskedForAgain()
    {
        var ejected = Update(F44, Nvr, days: 8) with { Ejected = new Ejection(Now.AddHours(-5), "Cannot find relevant tag") };

        Assert.Equal("Days 8/7, Karma 0/1, Ejected Cannot find relevant tag, PushableNow", Of(ejected, F44));
        Assert.Equal("Days 8/7, Karma 0/1, NextPushToStable", Of(ejected with { Request = UpdateRequest.Stable }, F44));
    }

    [Fact]
    public void Testing_InAPush_IsWhatIsSaid() => Assert.Equal(
        "Days 8/7, Karma 0/1, BeingPushed", Of(Update(F44, Nvr, days: 8) with { Locked = true, Request = UpdateRequest.Stable }, F44));

    [Fact]
    public void Testing_ThresholdsNotKnown_OnlyWhatBodhiSaysOfItIsSaid()
    {
        Assert.Equal("Days 5", Of(Update(F44, Nvr), F44 with { Thresholds = null }));
        Assert.Equal("Days 5, Karma 2, PushableNow", Of(Update(F44, Nvr) with { Karma = 2, MeetsRequirements = true }, null));
        Assert.Equal("Days, Karma 0/1", Of(Update(F44, Nvr) with { TestingSince = null }, F44));
    }

    [Theory]
    [InlineData(UpdateRequest.Testing, true, "NextPushToTesting")]
    [InlineData(UpdateRequest.Testing, false, "Signing")]
    [InlineData(UpdateRequest.Stable, true, "NextPushToStable")]
    [InlineData(UpdateRequest.Unknown, true, "NotAskedFor, OddRequest")]
    [InlineData(UpdateRequest.Unpush, true, "ToBeTakenBack")]
    [InlineData(UpdateRequest.Obsolete, true, "ToBeTakenBack")]
    [InlineData(UpdateRequest.Revoke, true, "ToBeTakenBack")]
    [InlineData(null, true, "NotAskedFor")]
    public void Pending_ByWhatWasAskedFor_SaysWhatItWaitsFor(UpdateRequest? request, bool signed, string words) => Assert.Equal(
        words, Of(Update(F44, Nvr, UpdateStatus.Pending) with { Request = request, Builds = [new UpdateBuild(Nvr, null, signed)] }, F44));

    [Fact]
    public void Pending_HeldPushedOrFrozen_SaysSo()
    {
        var pending = Update(F44, Nvr, UpdateStatus.Pending) with { Request = UpdateRequest.Testing };

        Assert.Equal("BeingPushed", Of(pending with { Locked = true }, F44));
        Assert.Equal("GatingFailed 1 of 1", Of(pending with { Gating = GatingStatus.Failed, Unmet = [Lint] }, F44));
        Assert.Equal("Ejected x", Of(pending with { Request = null, Ejected = new Ejection(Now, "x") }, F44));
        Assert.Equal("AfterFreeze", Of(pending with { Request = UpdateRequest.Stable }, F45));
    }

    [Theory]
    [InlineData(GatingStatus.Failed, true, "GatingFailed 1 of 2")]
    [InlineData(GatingStatus.Waiting, true, "GatingWaiting 1 of 2")]
    [InlineData(GatingStatus.GreenwaveFailed, true, "GatingWaiting 1 of 2")]
    [InlineData(GatingStatus.Passed, true, "Passed")]
    [InlineData(GatingStatus.Ignored, true, "Passed")]
    [InlineData(GatingStatus.Passed, false, "Signing")]
    [InlineData(null, true, "GatingUndecided")]
    [InlineData(GatingStatus.Unknown, true, "GatingUndecided")]
    public void RawhideAndEln_HaveNoTesting_AreGatedOrHeld(GatingStatus? gating, bool signed, string words)
    {
        foreach (var release in new[] { Rawhide, Eln, F45 with { ComposedByBodhi = false } })
        {
            foreach (var status in new[] { UpdateStatus.Pending, UpdateStatus.Testing })
            {
                var update = Update(release, Nvr, status, days: 20) with
                {
                    Karma = 3,
                    AutoTime = true,
                    Gating = gating,
                    Unmet = [Lint, Tier0],
                    Builds = [new UpdateBuild(Nvr, null, signed)]
                };
                Assert.Equal(words, Of(update, release));
            }
        }
    }

    [Theory]
    [InlineData(UpdateStatus.Stable)]
    [InlineData(UpdateStatus.Unpushed)]
    [InlineData(UpdateStatus.Obsolete)]
    [InlineData(UpdateStatus.Unknown)]
    public void Update_Over_WaitsForNothing(UpdateStatus status) =>
        Assert.Equal("", Of(Update(F44, Nvr, status) with { Gating = GatingStatus.Failed, Locked = true, Ejected = new Ejection(Now, "x") }, F44));

    [Fact]
    public void Testing_DatesAtTheEndOfTime_GiveNoEstimateAndNoError() => Assert.Equal(
        "Days 0/7, Karma 0/1", Of(Update(F44, Nvr) with { TestingSince = DateTimeOffset.MaxValue.AddDays(-2), AutoTime = true, StableDays = 100_000 }, F44));
}
