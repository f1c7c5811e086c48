using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class ReleaseMatrixTests
{
    [Fact]
    public void Rows_OfEveryRelease_StandInTheirOrderWithoutTheirOwnDistTag()
    {
        var matrix = new Matrix().With(Matrix.Rawhide, "15.1.0-1.fc46").With(Matrix.F45, "14.1.1-6.fc45")
            .With(Matrix.F44, "14.1.1-4.fc44").With(Matrix.F43, "14.1.1-3.fc43")
            .With(Matrix.Epel("10.3"), "14.1.1-1.el10_0").With(Matrix.Epel("9"), "14.1.1-1.el9").With(Matrix.Eln, "15.1.0-1.eln154").Made();

        Assert.Equal(["F46", "F45", "F44", "F43", "EPEL-10.3", "EPEL-9", "ELN"], matrix.Rows.Select(r => r.Name));
        // The dist tag is shown only where it is another release's.
        Assert.Equal(["15.1.0-1", "14.1.1-6", "14.1.1-4", "14.1.1-3", "14.1.1-1.el10_0", "14.1.1-1", "15.1.0-1"], matrix.Rows.Select(r => r.Stable!.Words));
        Assert.All(matrix.Rows, r => Assert.Null(r.Behind));
    }

    [Fact]
    public void Epel_MinorsThatHoldTheSame_ShareARowAndAbsentOnesALine()
    {
        var matrix = new Matrix().With(Matrix.F44, "1-1.fc44").With(Matrix.Epel("10.3"), "14.1.1-1.el10_0", ("epel10.3-candidate", "15.1.0-1.el10_3"))
            .With(Matrix.Epel("10.2"), "14.1.1-1.el10_0").With(Matrix.Epel("10.1"), "14.1.1-1.el10_0")
            .With(Matrix.Epel("9"), null).With(Matrix.Eln, null).Made();

        Assert.Equal(["F44", "EPEL-10.3", "EPEL-10.2"], matrix.Rows.Select(r => r.Name));
        Assert.Equal(["EPEL-10.2", "EPEL-10.1"], matrix.Rows[2].Releases.Select(r => r.Name));
        Assert.Equal(["EPEL-9"], matrix.Absent.Select(r => r.Name));
    }

    [Fact]
    public void Fedora_WithoutThePackage_KeepsItsRow()
    {
        var row = new Matrix().With(Matrix.F44, null).Row("F44");

        Assert.True(row.Looked);
        Assert.Null(row.Stable);
        Assert.True(new Matrix().Retired(Matrix.F44).Row("F44").Retired);
    }

    [Fact]
    public void Testing_NotNewerThanStable_IsHidden()
    {
        var matrix = new Matrix().With(Matrix.F44, "14.2-1.fc44", ("f44-testing", "14.1-9.fc44"))
            .Update(Matrix.F44, "14.1-9.fc44", u => u).Update(Matrix.F44, "14.2-1.fc44", u => u);

        Assert.Empty(matrix.Way("F44"));
    }

    [Fact]
    public void Rawhide_HeldByGating_SaysWhichTestsAndNothingOfTesting()
    {
        var matrix = new Matrix().With(Matrix.Rawhide, "15.1.0-1.fc46", ("f46-testing-pending", "15.2.0-1.fc46"))
            .Update(
                Matrix.Rawhide, "15.2.0-1.fc46",
                u => u with { Gating = GatingStatus.Failed, TestingSince = Matrix.Now.AddHours(-3), Unmet = [new UnmetTest("a.b.c", "x", true, null)] });

        Assert.Equal(["15.2.0-1 GatingFailed"], matrix.Way("F46"));
        Assert.Equal("a.b.c", Assert.Single(matrix.Row("F46").OnTheWay[0].Waits[0].Tests).TestCase);
    }

    [Fact]
    public void Branched_Frozen_WaitsForTheEndOfTheFreezeWhateverItHas()
    {
        var matrix = new Matrix().With(Matrix.F45, "14.1.1-6.fc45", ("f45-testing", "15.1.0-1.fc45"))
            .Update(
                Matrix.F45, "15.1.0-1.fc45",
                u => u with { Karma = 1, TestingSince = Matrix.Now.AddDays(-9), MeetsRequirements = true, AutoTime = true, StableDays = 14 });

        Assert.Equal(["15.1.0-1 Days+Karma+AfterFreeze"], matrix.Way("F45"));
    }

    [Fact]
    public void Stable_InTesting_TellsDaysAndVotesAndWhenItCanBePushed()
    {
        var way = new Matrix().With(Matrix.Epel("9"), "14.1.1-1.el9", ("epel9-testing", "14.1.1-2.el9"))
            .Update(Matrix.Epel("9"), "14.1.1-2.el9", u => u with { TestingSince = Matrix.Now.AddDays(-5).AddHours(-1) }).Row("EPEL-9").OnTheWay[0];

        Assert.Equal([WaitKind.Days, WaitKind.Karma, WaitKind.PushableLater], way.Waits.Select(w => w.Kind));
        Assert.Equal((5, 7), (way.Waits[0].Count, way.Waits[0].Needed));
        Assert.Equal(Matrix.Now.AddDays(2).AddHours(-1), way.Waits[2].At);
    }

    [Fact]
    public void Build_Running_IsToldByItsTargetWithTheArchitecturesThatAreLeft()
    {
        var matrix = new Matrix().With(Matrix.Rawhide, "15.1.0-1.fc46").With(Matrix.Epel("10.3"), "14.1.1-1.el10_0")
            .Build(
                "15.1.0-1.el10_3", BuildState.Building, "epel10.3-candidate", null, new(1, "x86_64", TaskState.Closed, null, null),
                new(2, "s390x", TaskState.Open, null, null), new(3, "srpm", TaskState.Open, null, null));

        var way = Assert.Single(matrix.Row("EPEL-10.3").OnTheWay);
        Assert.Equal((WaitKind.Building, "s390x", Matrix.Now.AddMinutes(-6)), (way.Waits[0].Kind, way.Waits[0].Words, way.Waits[0].At));
        Assert.Empty(matrix.Way("F46"));
    }

    [Fact]
    public void Build_DistTagOfAnotherRelease_CountsWhereItsTagsAre()
    {
        var matrix = new Matrix().With(Matrix.Rawhide, "15.1.0-1.fc45").With(Matrix.F45, "14.1.1-6.fc45");

        Assert.Equal("15.1.0-1.fc45", matrix.Row("F46").Stable!.Words);
    }

    [Fact]
    public void Build_InASideTag_IsToldWithoutAnUpdateAndNotTwiceWithOne()
    {
        var alone = new Matrix().With(Matrix.F44, "14.1.1-4.fc44").Build("15.1.0-1.fc44", BuildState.Complete, tags: ["f44-build-side-9871"]);
        Assert.Equal(["15.1.0-1 SideTag"], alone.Way("F44"));
        Assert.Equal("f44-build-side-9871", alone.Row("F44").OnTheWay[0].Waits[0].Words);

        var updated = new Matrix().With(Matrix.F44, "14.1.1-4.fc44").Build("15.1.0-1.fc44", BuildState.Complete, tags: ["f44-build-side-9871"])
            .Update(
                Matrix.F44, "15.1.0-1.fc44", u => u with { Status = UpdateStatus.Pending, Request = UpdateRequest.Testing, SideTag = "f44-build-side-9871" });
        Assert.Equal(["15.1.0-1 NextPushToTesting"], updated.Way("F44"));
    }

    [Theory]
    [InlineData("f44-candidate", WaitKind.NoUpdate)]
    [InlineData("f44-signing", WaitKind.Signing)]
    [InlineData("f44-testing-pending", WaitKind.NextPushToTesting)]
    [InlineData("f44-testing", WaitKind.Days)]
    [InlineData("f44-pending", WaitKind.NextPushToStable)]
    public void Build_InNoUpdateThatIsKnown_IsToldByItsTag(string tag, WaitKind kind) =>
        Assert.Equal(kind, new Matrix().With(Matrix.F44, "14.1.1-4.fc44", (tag, "15.1.0-1.fc44")).Row("F44").OnTheWay[0].Waits[0].Kind);

    [Fact]
    public void UpgradePath_OlderReleaseHoldsSomethingNewer_IsSaidOfTheNewerOne()
    {
        var matrix = new Matrix().With(Matrix.Rawhide, "15.1.0-1.fc46").With(Matrix.F44, "14.1.1-4.fc44")
            .With(Matrix.F43, "14.2.0-1.fc43").With(Matrix.Epel("9"), "99-1.el9").Made();

        Assert.Equal(("F43", "14.2.0-1"), (matrix.Rows[1].Behind!.Release, matrix.Rows[1].Behind!.Words));
        Assert.All(matrix.Rows.Where(r => r.Name != "F44"), r => Assert.Null(r.Behind));
    }

    [Fact]
    public void UpgradePath_SameVersionWithOlderDistTag_IsFine()
    {
        var matrix = new Matrix().With(Matrix.Rawhide, "15.1.0-1.fc45").With(Matrix.F44, "15.1.0-1.fc44").With(Matrix.F43, "15.1.0-1.fc43");

        Assert.All(matrix.Made().Rows, r => Assert.Null(r.Behind));
    }

    [Fact]
    public void Eln_LastBuildFailed_SaysSo()
    {
        var matrix = new Matrix().With(Matrix.Eln, "15.1.0-1.eln154").Build("15.1.0-1.eln154", BuildState.Complete).Build("15.2.0-1.eln154", BuildState.Failed);

        Assert.Equal(Matrix.Now.AddDays(-6), matrix.Row("ELN").LastFailed!.At);
        Assert.Null(new Matrix().With(Matrix.F44, "1-1.fc44").Build("2-1.fc44", BuildState.Failed).Row("F44").LastFailed);
    }

    [Fact]
    public void Koji_NotAskedYet_ClaimsNothingButWhatBodhiSays()
    {
        var row = new Matrix { WithoutTags = true }.With(Matrix.F44, "14.1.1-4.fc44").Update(Matrix.F44, "15-1.fc44", u => u).Row("F44");

        Assert.False(row.Looked);
        Assert.Null(row.Stable);
        Assert.Equal("15-1", Assert.Single(row.OnTheWay).Build.Words);
        Assert.False(new Matrix().Unlisted(Matrix.F44).Row("F44").Looked);
    }

    [Fact]
    public void Release_WithAnotherStableTagThanWasAsked_SaysNotLookedAtYet()
    {
        var branched = Matrix.F45 with { Tags = Matrix.F45.Tags with { Stable = "f45-updates" } };
        var matrix = ReleaseMatrix.Of(
            new ReleaseList([branched]), new TaggedBuilds([new ReleaseBuilds("F45", Matrix.F45.Tags, null, [], true, false)]), null, null, Matrix.Now);

        Assert.False(Assert.Single(matrix.Rows).Looked);
    }

    [Fact]
    public void Bodhi_NotAnswering_LeavesWhatKojiSays()
    {
        var matrix = new Matrix { WithoutUpdates = true }.With(Matrix.F44, "14.1.1-4.fc44", ("f44-candidate", "15.1.0-1.fc44"));

        Assert.Equal(["15.1.0-1 InCandidate"], matrix.Way("F44"));
    }

    [Fact]
    public void Matrix_OfAnything_NeverThrows()
    {
        var random = new Random(7);
        string[] versions = ["", "-", "1", "1-1", "1-1.fc44", "~-^", "2:3-1.el10_2", "1-1.fc999", "α-β.eln"];
        for (var round = 0; round < 2_000; round++)
        {
            var matrix = new Matrix { WithoutTags = random.Next(5) == 0, WithoutUpdates = random.Next(5) == 0 };
            foreach (var release in new[] { Matrix.Rawhide, Matrix.F45, Matrix.F44, Matrix.Epel("10.2"), Matrix.Epel("10.1"), Matrix.Eln }
                .Where(_ => random.Next(3) > 0))
            {
                string Version() => versions[random.Next(3, versions.Length)] is var v && v.Contains('-', StringComparison.Ordinal) ? v : "1-1";
                matrix.With(release, random.Next(2) == 0 ? null : Version(), (release.Tags.Candidate, Version()))
                    .Update(release, versions[random.Next(versions.Length)], u => u with
                    {
                        Status = (UpdateStatus)random.Next(6),
                        Gating = (GatingStatus)random.Next(8),
                        Request = (UpdateRequest)random.Next(6),
                        TestingSince = random.Next(2) == 0 ? null : Matrix.Now.AddDays(random.Next(-90, 90))
                    });
            }

            Assert.NotNull(matrix.Made());
        }
    }
}
