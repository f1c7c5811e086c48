using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class MatrixRowsTests
{
    /// <summary>A page as it should look, in one piece: each row is a case of its own.</summary>
    [Fact]
    public void Of_EverythingAtOnce_GivesOneHonestLineARelease()
    {
        var (epel10, epel102, epel101, epel9) = (Epel("10.3", "epel10"), Epel("10.2"), Epel("10.1"), Epel("9"));
        var test = new UnmetTest("fedora-ci.koji-build.rpminspect.static-analysis", "demo-15.2.0-1.fc46", Failed: true, Log: null);
        ReleaseBuilds[] tagged =
        [
            In(Rawhide, Tagged(60, "15.1.0", "1.fc46", "f46"), Tagged(70, "15.2.0", "1.fc46", "f46-updates-testing-pending")),
            In(F45, Tagged(50, "14.1.1", "6.fc45", "f45"), Tagged(61, "15.1.0", "1.fc45", "f45-updates-testing")),
            In(F44, Tagged(40, "14.1.1", "4.fc44", "f44")),
            In(F43, Tagged(31, "14.1.1", "4.fc43", "f43-updates")),
            In(epel10, Tagged(20, "14.1.1", "1.el10_0", "epel10.0")),
            In(epel102, Tagged(20, "14.1.1", "1.el10_0", "epel10.0")),
            In(epel101, Tagged(20, "14.1.1", "1.el10_0", "epel10.0")),
            In(epel9, Tagged(19, "14.1.1", "1.el9", "epel9"), Tagged(29, "14.1.1", "2.el9", "epel9-testing")),
            In(Eln, Tagged(62, "15.1.0", "1.eln154", "eln")),
        ];
        var building = Made(80, "15.1.0", "1.el10_3", BuildState.Building, "epel10-candidate") with
        {
            Tasks =
            [
                new KojiArchTask(1, "srpm", TaskState.Closed, null, null), new KojiArchTask(2, "aarch64", TaskState.Closed, null, null),
                new KojiArchTask(3, "s390x", TaskState.Open, null, null)
            ],
        };
        var builds = Builds(
            building, Made(75, "15.1.0", "1.fc44", BuildState.Complete, null, "f44-build-side-9871"), Made(77, "15.2.0", "1.eln154", BuildState.Failed, "eln"));
        var updates = Updates(
            Update(Rawhide, "demo-15.2.0-1.fc46") with { Gating = GatingStatus.Failed, Unmet = [test, test with { Failed = false }] },
            Update(F45, "demo-15.1.0-1.fc45", days: 9) with { Karma = 1 },
            Update(F43, "demo-14.1.1-4.fc43", UpdateStatus.Stable) with { StableSince = Now.AddHours(-2) },
            Update(epel9, "demo-14.1.1-2.el9"));

        var matrix = Matrix(tagged, builds, updates, Rawhide, F45, F44, F43, epel10, epel102, epel101, epel9, Epel("8"), Eln);

        Assert.Equal(
            [
                "F46 | 15.1.0-1 | 15.2.0-1: GatingFailed 1 of 2",
                "F45 | 14.1.1-6 | 15.1.0-1: Days 9/3, Karma 1/1, AfterFreeze",
                "F44 | 14.1.1-4 | 15.1.0-1: SideTag f44-build-side-9871",
                "F43 | 14.1.1-4 | 14.1.1-4: TaggedStable 11-25 10",
                "EPEL-10.3 | 14.1.1-1.el10_0 | 15.1.0-1: Building s390x",
                "EPEL-10.2, EPEL-10.1 | 14.1.1-1.el10_0 | -",
                "EPEL-9 | 14.1.1-1 | 14.1.1-2: Days 5/7, Karma 0/1, PushableLater 11-27 12",
                "EPEL-8 | ? | -",
                "ELN | 15.1.0-1 | -",
            ],
            matrix.Rows.Select(Text));
        Assert.Equal(77, matrix.Rows[^1].LastFailed?.BuildId);
        Assert.All(matrix.Rows, row => Assert.Equal((null, null, null), (row.InRepository, row.CommitsNotBuilt, row.Behind)));
    }

    [Theory]
    [InlineData("f44-updates-pending", "NextPushToStable")]
    [InlineData("f44-updates-testing", "Days")]
    [InlineData("f44-updates-testing-pending", "NextPushToTesting")]
    [InlineData("f44-signing-pending", "Signing")]
    [InlineData("f44-updates-candidate", "NoUpdate")]
    public void OnTheWay_NoUpdateSaysIt_TheTagDoes(string tag, string words) =>
        Assert.Equal($"F44 | 1-1 | 2-1: {words}", Text(Row(F44, In(F44, Tagged(1, "1", "1.fc44", "f44"), Tagged(2, "2", "1.fc44", tag)))));

    [Fact]
    public void OnTheWay_InTwoTags_IsToldByTheOneItHasComeFurthestTo() => Assert.Equal(
        "F44 | 1-1 | 2-1: Signing",
        Text(Row(
            F44,
            In(F44, Tagged(1, "1", "1.fc44", "f44"), Tagged(2, "2", "1.fc44", "f44-signing-pending"), Tagged(2, "2", "1.fc44", "f44-updates-candidate")))));

    [Fact]
    public void OnTheWay_RawhideAfterSigning_IsGated() => Assert.Equal(
        "F46 | 1-1 | 2-1: GatingWaiting",
        Text(Row(Rawhide, In(Rawhide, Tagged(1, "1", "1.fc46", "f46"), Tagged(2, "2", "1.fc46", "f46-updates-testing-pending")))));

    [Theory]
    [InlineData("1", "2.fc44", "1", "1.fc44")]
    [InlineData("1", "2.fc44", "1", "2.fc44")]
    [InlineData("2", "1.fc44", "2~rc1", "5.fc44")]
    public void Testing_NotNewerThanStable_IsHidden(string stable, string release, string version, string other)
    {
        var row = Row(
            F44, In(F44, Tagged(9, stable, release, "f44-updates"), Tagged(2, version, other, "f44-updates-testing")),
            updates: Updates(Update(F44, $"demo-{version}-{other}")));

        Assert.Empty(row.OnTheWay);
    }

    [Fact]
    public void Testing_NewerByEpochOnly_IsShownWithIt() => Assert.Equal(
        "F44 | 2-1 | 1:1-1: Days", Text(Row(F44, In(F44, Tagged(1, "2", "1.fc44", "f44"), Tagged(2, "1", "1.fc44", "f44-updates-testing", epoch: 1)))));

    [Fact]
    public void OnTheWay_Several_TheNewestVersionGoesFirst()
    {
        var builds = Builds(
            Made(9, "2.10", "1.fc44", BuildState.Building, "f44-candidate"), Made(8, "2.9", "2.fc44", BuildState.Complete, null, "f44-build-side-1"));
        var row = Row(
            F44, In(F44, Tagged(1, "1", "1.fc44", "f44"), Tagged(3, "2.9", "1.fc44", "f44-updates-testing")), builds, Updates(Update(F44, "demo-2.9-1.fc44")));

        Assert.Equal(["2.10-1", "2.9-2", "2.9-1"], row.OnTheWay.Select(w => w.Build.Words));
    }

    [Fact]
    public void Update_OfManyPackages_ShowsThisOneAndCountsTheOthers()
    {
        var update = Update(F44, "demo-2-1.fc44") with
        {
            Builds = [new("another-9-1.fc44", null, true), new("demo-2-1.fc44", 3, true), new("demo-extra-7-1.fc44", null, true)]
        };

        var way = Assert.Single(Row(F44, In(F44, Tagged(1, "1", "1.fc44", "f44")), updates: Updates(update)).OnTheWay);

        Assert.Equal(("3:2-1", 2, update.Alias, null), (way.Build.Words, way.Others, way.Update, way.Build.BuildId));
    }

    [Fact]
    public void Update_ToldByBodhiBeforeKojisTagIsKept_IsShownOnce()
    {
        var row = Row(
            F44, In(F44, Tagged(1, "1", "1.fc44", "f44"), Tagged(2, "2", "1.fc44", "f44-updates-candidate")), updates: Updates(Update(F44, "demo-2-1.fc44")));

        Assert.Equal("F44 | 1-1 | 2-1: NotInTesting f44-updates-candidate, Days 5/7, Karma 0/1, PushableLater 11-27 12", Text(row));
    }

    [Fact]
    public void Update_TakenBackOrObsolete_IsNotCalledWithoutAnUpdate()
    {
        var tagged = In(F44, Tagged(1, "1", "1.fc44", "f44"), Tagged(2, "2", "1.fc44", "f44-updates-candidate"));

        Assert.Equal("F44 | 1-1 | 2-1: TakenBack", Text(Row(F44, tagged, updates: Updates(Update(F44, "demo-2-1.fc44", UpdateStatus.Unpushed)))));
        Assert.Equal("F44 | 1-1 | -", Text(Row(F44, tagged, updates: Updates(Update(F44, "demo-2-1.fc44", UpdateStatus.Obsolete)))));
        Assert.Equal("F44 | 1-1 | 2-1: InCandidate", Text(Row(F44, tagged, updates: Updates(Update(F44, "demo-2-1.fc44", UpdateStatus.Unknown)))));
    }

    [Fact]
    public void Update_PushedAShortWhileAgo_IsToldForADay()
    {
        var tagged = In(F44, Tagged(2, "2", "1.fc44", "f44-updates"));
        var pushed = Update(F44, "demo-2-1.fc44", UpdateStatus.Stable);

        Assert.Equal("F44 | 2-1 | 2-1: TaggedStable 11-25 10", Text(Row(F44, tagged, updates: Updates(pushed with { StableSince = Now.AddHours(-2) }))));
        Assert.Equal("F44 | 2-1 | -", Text(Row(F44, tagged, updates: Updates(pushed with { StableSince = Now.AddHours(-25) }))));
    }

    [Fact]
    public void Update_StableForBodhiAndNotInKojisTag_SaysBoth() => Assert.Equal(
        "F44 | 1-1 | 2-1: NotInStable f44-updates",
        Text(Row(
            F44, In(F44, Tagged(1, "1", "1.fc44", "f44"), Tagged(2, "2", "1.fc44", "f44-updates-testing")),
            updates: Updates(Update(F44, "demo-2-1.fc44", UpdateStatus.Stable) with { StableSince = Now.AddDays(-2) }))));

    [Fact]
    public void Update_OfAnotherRelease_IsNotInThisRow() =>
        Assert.Empty(Row(F44, In(F44, Tagged(1, "1", "1.fc44", "f44")), updates: Updates(Update(F43, "demo-2-1.fc43"))).OnTheWay);

    [Theory]
    [InlineData("f44-candidate", "1.fc44", "F44")]
    [InlineData("f44-build-side-12", "1.fc44", "F44")]
    [InlineData("rawhide", "1.fc45", "F46")]
    [InlineData("f46-rebuild", "1.fc46", "F46")]
    [InlineData("epel9-candidate", "1.el9", "EPEL-9")]
    [InlineData("epel9-next-candidate", "1.el9.next", "EPEL-9N")]
    [InlineData("epel10-candidate", "1.el10_3", "EPEL-10.3")]
    [InlineData("eln", "1.eln154", "ELN")]
    [InlineData(null, "1.fc44", "F44")]
    [InlineData(null, "1.el10_3", "EPEL-10.3")]
    [InlineData("f4", "1.fc44", null)]
    [InlineData("f38-candidate", "1.fc38", null)]
    [InlineData("f44-flatpak-candidate", "1.fc44app", null)]
    [InlineData(null, "1", null)]
    public void Running_InNoTagYet_IsInTheRowOfItsTargetElseOfItsDistTag(string? target, string release, string? row)
    {
        var next = Epel("9") with { Name = "EPEL-9N", Branch = "epel9-next", Tags = Epel("9-next").Tags };
        BodhiRelease[] all = [Rawhide, F45, F44, Epel("10.3", "epel10"), Epel("9"), next, Eln];

        var matrix = Matrix(
            all.Select(r => In(r, Tagged(1, "1", "1", r.Tags.Stable))), Builds(Made(9, "2", release, BuildState.Building, target)), Updates(), all);

        Assert.Equal(row is null ? [] : [row], matrix.Rows.Where(r => r.OnTheWay.Length > 0).Select(r => r.Name));
    }

    [Fact]
    public void Running_RawhideWhoseRecordDoesNotSayItsBranch_IsFoundByItsKind()
    {
        var rawhide = Rawhide with { Branch = "f46" };

        Assert.Equal(
            "F46 | 1-1 | 2-1: Building",
            Text(Row(rawhide, In(rawhide, Tagged(1, "1", "1.fc46", "f46")), Builds(Made(9, "2", "1.fc46", BuildState.Building, "rawhide")))));
    }

    [Fact]
    public void Running_RebuildOfSomethingOlder_IsToldAllTheSame() => Assert.Equal(
        "F44 | 3-1 | 2-1: Building",
        Text(Row(F44, In(F44, Tagged(1, "3", "1.fc44", "f44-updates")), Builds(Made(9, "2", "1.fc44", BuildState.Building, "f44-candidate")))));

    [Fact]
    public void Draft_RunningOrInASideTag_IsNoBuildOfTheDistribution() => Assert.Empty(Row(
        F44, In(F44, Tagged(1, "1", "1.fc44", "f44")),
        Builds(
            Made(9, "2", "1.fc44", BuildState.Building, "f44-candidate") with { Draft = true },
            Made(8, "2", "2.fc44", BuildState.Complete, null, "f44-build-side-1") with { Draft = true })).OnTheWay);

    [Theory]
    [InlineData("1.fc44", "1-1")]
    [InlineData("1.fc43", "1-1.fc43")]
    [InlineData("1.fc44.2", "1-1.fc44.2")]
    [InlineData("1", "1-1")]
    public void Version_DistTag_IsShownOnlyWhereItIsNotTheRows(string release, string words) =>
        Assert.Equal(words, Row(F44, In(F44, Tagged(1, "1", release, "f44"))).Stable?.Words);

    [Fact]
    public void Release_NothingThere_HasARowInFedoraAndAWordInEpel()
    {
        var epel = Epel("9");
        var matrix = Matrix([In(F44, null), In(epel, null), In(Eln, null)], Builds(), Updates(), F44, epel, Eln);

        Assert.Equal(["F44 | - | -"], matrix.Rows.Select(Text));
        Assert.Equal(["EPEL-9"], matrix.Absent.Select(r => r.Name));
    }

    [Fact]
    public void Release_BlockedInIt_IsRetiredAndKeepsItsRow()
    {
        var epel = Epel("9");
        var matrix = Matrix([In(Rawhide, null) with { Blocked = true }, In(epel, null) with { Blocked = true }], Builds(), Updates(), Rawhide, epel);

        Assert.Equal(["F46 | retired | -", "EPEL-9 | retired | -"], matrix.Rows.Select(Text));
    }

    [Theory]
    [InlineData(BuildState.Failed, 77L)]
    [InlineData(BuildState.Complete, null)]
    [InlineData(BuildState.Canceled, 70L)]
    public void Eln_LastBuild_CountsOnlyWhenItFailed(BuildState newest, long? failed)
    {
        var builds = Builds(
            Made(77, "3", "1.eln154", newest, "eln"), Made(70, "2", "1.eln154", BuildState.Failed, "eln"),
            Made(90, "9", "1.fc44", BuildState.Failed, "f44-candidate"));

        Assert.Equal(failed, Row(Eln, In(Eln, Tagged(1, "1", "1.eln154", "eln")), builds).LastFailed?.BuildId);
        Assert.Null(Row(F44, In(F44, Tagged(1, "1", "1.fc44", "f44")), builds).LastFailed);
    }
}
