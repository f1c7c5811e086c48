using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Bodhi;

/// <summary>Whether an answer shows what was said: if not, Bodhi lags behind its own message and is asked again.</summary>
public sealed class UpdateShownTests
{
    private const string Alias = "FEDORA-2026-0123456789";

    private static readonly BodhiUpdate Update = new()
    {
        Alias = Alias,
        Release = "F44",
        StableTag = "f44-updates",
        Status = UpdateStatus.Testing,
        Type = UpdateType.Bugfix,
        Severity = UpdateSeverity.Unspecified,
        Builds = [new UpdateBuild("guake-1-1.fc44", null, true)],
        Submitted = DateTimeOffset.UnixEpoch,
        NewestComment = 50,
    };

    [Theory]
    [InlineData(UpdateStep.InTesting, true)]
    [InlineData(UpdateStep.InStable, false)]
    [InlineData(UpdateStep.StableRequested, false)]
    [InlineData(UpdateStep.TestingRequested, true)]
    [InlineData(UpdateStep.RequestRevoked, true)]
    [InlineData(UpdateStep.Ejected, false)]
    [InlineData(UpdateStep.Written, true)]
    [InlineData(UpdateStep.BuildRemoved, false)]
    [InlineData(UpdateStep.RequirementsMet, false)]
    [InlineData(UpdateStep.UnpushRequested, false)]
    public void Step_OfAnUpdateInTesting_IsShownOrNot(UpdateStep step, bool shown) => Assert.Equal(shown, Shows(Update, step));

    [Fact]
    public void Step_OvertakenByALaterOne_IsShown()
    {
        Assert.True(Shows(Update with { Status = UpdateStatus.Stable }, UpdateStep.StableRequested));
        Assert.True(Shows(Update with { Status = UpdateStatus.Obsolete }, UpdateStep.InStable));
        Assert.True(Shows(Update with { Ejected = new Ejection(default, "x") }, UpdateStep.StableRequested));
    }

    [Fact]
    public void Step_ContradictedByAnOlderState_IsNotTakenForShown()
    {
        var said = DateTimeOffset.UnixEpoch.AddHours(5);
        // The ejection that the request was made to mend, the request that the ejection ends, what was taken back and is submitted again.
        Assert.False(Shows(Update with { Ejected = new Ejection(said.AddHours(-1), "x") }, UpdateStep.StableRequested, said));
        Assert.False(Shows(Update with { Request = UpdateRequest.Stable }, UpdateStep.Ejected, said));
        Assert.False(Shows(Update with { Status = UpdateStatus.Unpushed }, UpdateStep.TestingRequested, said));
        Assert.True(Shows(Update with { Status = UpdateStatus.Unpushed }, UpdateStep.UnpushRequested, said));
    }

    [Fact]
    public void Comment_Shown_WhenANewerOneIsThere()
    {
        Assert.True(UpdateShown.By(List(Update), new UpdateChanged("guake", default, Alias, UpdateStep.Commented, 50)));
        Assert.False(UpdateShown.By(List(Update), new UpdateChanged("guake", default, Alias, UpdateStep.Commented, 51)));
    }

    [Fact]
    public void Update_NotThereYet_IsWaitedForWhenItWasWritten()
    {
        Assert.False(UpdateShown.By(new UpdateList(0, [], []), new UpdateChanged("guake", default, Alias, UpdateStep.Written)));
        Assert.True(UpdateShown.By(new UpdateList(0, [], []), new UpdateChanged("guake", default, Alias, UpdateStep.BuildRemoved)));
    }

    private static bool Shows(BodhiUpdate update, UpdateStep step, DateTimeOffset said = default) =>
        UpdateShown.By(List(update), new UpdateChanged("guake", said, Alias, step));

    private static UpdateList List(BodhiUpdate update) => new(1, [update], []);
}
