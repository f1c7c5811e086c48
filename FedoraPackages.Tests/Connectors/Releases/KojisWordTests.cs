using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>Where Bodhi's word and Koji's tags contradict each other, both are told.</summary>
public sealed class KojisWordTests
{
    private const string Nvr = "demo-2-1.fc44";

    private static readonly TaggedBuild Old = Tagged(1, "1", "1.fc44", "f44");

    [Fact]
    public void Testing_OnlyInTheCandidateTag_IsNotInTestingsRepository() =>
        Assert.Equal("NotInTesting f44-updates-candidate", Of(Update(F44, Nvr), Tagged(2, "2", "1.fc44", "f44-updates-candidate")));

    [Fact]
    public void Testing_UntaggedAltogether_IsInNone() => Assert.Equal("NotInTesting", Of(Update(F44, Nvr)));

    [Fact]
    public void Testing_InItsTag_IsNoContradiction() =>
        Assert.Equal("", Of(Update(F44, Nvr), Tagged(2, "2", "1.fc44", "f44-updates-testing"), Tagged(2, "2", "1.fc44", "f44-updates-pending")));

    [Fact]
    public void Testing_BesideAnOlderBuildTaggedLater_IsStillInItsTag() =>
        Assert.Equal("", Of(Update(F44, Nvr), Tagged(3, "1.5", "1.fc44", "f44-updates-testing"), Tagged(2, "2", "1.fc44", "f44-updates-testing")));

    [Fact]
    public void Pending_Untagged_IsInNoTag() => Assert.Equal("InNoTag", Of(Update(F44, Nvr, UpdateStatus.Pending)));

    [Theory]
    [InlineData(UpdateStatus.Stable)]
    [InlineData(UpdateStatus.Obsolete)]
    [InlineData(UpdateStatus.Unpushed)]
    public void Over_IsNotToldHere(UpdateStatus status) => Assert.Equal("", Of(Update(F44, Nvr, status)));

    [Fact]
    public void BeingPushed_MovesItsTagsFirst() => Assert.Equal("", Of(Update(F44, Nvr) with { Locked = true }));

    [Fact]
    public void Koji_NotAskedOrWithoutTheTag_ClaimsNothing()
    {
        Assert.Empty(KojisWord.On(Update(F44, Nvr), F44, null));
        Assert.Empty(KojisWord.On(Update(F44, Nvr), F44, new UpdateContext("demo", null, null)));
        Assert.Empty(KojisWord.On(Update(F44, Nvr), F44, new UpdateContext("demo", null, In(F44, null) with { NoTag = true })));
    }

    [Fact]
    public void Update_OfManyPackages_IsJudgedByThisOnesBuilds()
    {
        var update = Update(F44, Nvr) with { Builds = [new("another-9-1.fc44", null, true), new(Nvr, null, true)] };

        Assert.Equal("", Of(update, Tagged(2, "2", "1.fc44", "f44-updates-testing")));
    }

    [Fact]
    public void Rawhide_HasNoTesting_OnlyThatItIsInNoTag()
    {
        var context = new UpdateContext("demo", null, In(Rawhide, Tagged(1, "1", "1.fc46", "f46"), Tagged(2, "2", "1.fc46", "f46-updates-testing-pending")));

        Assert.Empty(KojisWord.On(Update(Rawhide, "demo-2-1.fc46"), Rawhide, context));
        Assert.Equal(WaitKind.InNoTag, Assert.Single(KojisWord.On(Update(Rawhide, "demo-3-1.fc46"), Rawhide, context)).Kind);
    }

    private static string Of(BodhiUpdate update, params TaggedBuild[] onTheWay) =>
        Text(KojisWord.On(update, F44, new UpdateContext("demo", null, In(F44, Old, onTheWay))));
}
