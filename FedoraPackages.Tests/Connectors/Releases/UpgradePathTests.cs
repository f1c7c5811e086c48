using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class UpgradePathTests
{
    private static readonly BodhiRelease[] Minors = [Epel("10.2", "epel10"), Epel("10.1")];

    [Theory]
    [InlineData("1", "1.fc44", "1", "1.fc43", false)]
    [InlineData("1", "1.fc44", "2", "1.fc43", true)]
    [InlineData("2", "1.fc44", "1", "9.fc43", false)]
    [InlineData("1", "1.fc44", "1", "2.fc43", true)]
    [InlineData("1", "2.fc42", "1", "2.fc43", false)]
    [InlineData("1", "2.fc43", "1", "2.fc43", false)]
    [InlineData("1", "1.fc44", "1", "1.fc43.1", false)]
    [InlineData("1", "1.fc43", "1", "1.fc43.1", true)]
    [InlineData("1", "1.fc42", "1", "1.fc43.1", true)]
    [InlineData("1", "1.fc44.1", "1", "1.fc43.2", false)]
    [InlineData("1", "1", "1", "1.fc43", false)]
    [InlineData("1~rc1", "1.fc44", "1", "1.fc43", true)]
    [InlineData("1", "0.1.fc44", "1", "0.2.fc43", true)]
    public void Fedora_OlderReleaseHasSomethingNewer_IsAWarning(string version, string release, string olderVersion, string olderRelease, bool warned)
    {
        var rows = Matrix([In(F44, Tagged(2, version, release, "f44")), In(F43, Tagged(1, olderVersion, olderRelease, "f43"))], null, Updates(), F44, F43).Rows;

        Assert.Equal(warned ? "F43" : null, rows[0].Behind?.Release);
        Assert.Null(rows[1].Behind);
    }

    [Fact]
    public void Fedora_OlderReleaseHasAGreaterEpoch_IsAWarningThatShowsIt()
    {
        var row = Matrix(
            [In(Rawhide, Tagged(9, "3", "1.fc46", "f46")), In(F43, Tagged(1, "2", "1.fc43", "f43", epoch: 1))], null, Updates(), Rawhide, F43).Rows[0];

        Assert.Equal(("F43", "1:2-1"), (row.Behind?.Release, row.Behind?.Words));
    }

    [Fact]
    public void Fedora_SomethingNewerOnlyOnItsWay_IsNoWarning() => Assert.Null(
        Matrix(
            [In(F44, Tagged(2, "1", "1.fc44", "f44")), In(F43, Tagged(1, "1", "1.fc43", "f43"), Tagged(3, "2", "1.fc43", "f43-updates-testing"))],
            null, Updates(), F44, F43).Rows[0].Behind);

    [Fact]
    public void Epel_MinorReleases_AreComparedAmongThemselvesOnly()
    {
        var epel9 = Epel("9");
        var rows = Matrix(
            [
                In(F44, Tagged(5, "1", "1.fc44", "f44")), In(Minors[0], Tagged(4, "2", "1.el10_2", "epel10.2")),
                In(Minors[1], Tagged(3, "3", "1.el10_1", "epel10.1")), In(epel9, Tagged(2, "9", "1.el9", "epel9"))
            ],
            null, Updates(), [F44, .. Minors, epel9]).Rows;

        Assert.Equal([null, "EPEL-10.1", null, null], rows.Select(r => r.Behind?.Release));
    }

    [Theory]
    [InlineData(null, null, "EPEL-10.2, EPEL-10.1")]
    [InlineData("f", null, "EPEL-10.2|EPEL-10.1")]
    [InlineData(null, "f", "EPEL-10.2|EPEL-10.1")]
    public void EpelMinors_WithTheSameAndNothingOnTheWay_ShareARow(string? newer, string? older, string rows)
    {
        var build = Tagged(1, "1", "1.el10_0", "epel10.0");
        ReleaseBuilds Minor(BodhiRelease release, string? way) =>
            way is null ? In(release, build) : In(release, build, Tagged(7, "2", "1.el10_2", release.Tags.Testing));

        var matrix = Matrix([Minor(Minors[0], newer), Minor(Minors[1], older)], null, Updates(), Minors);

        Assert.Equal(rows, string.Join('|', matrix.Rows.Select(r => string.Join(", ", r.Releases.Select(o => o.Name)))));
        Assert.All(matrix.Rows, row => Assert.Equal("1-1.el10_0", row.Stable?.Words));
    }

    [Fact]
    public void EpelMinors_DifferentRetiredOrNotLookedAt_KeepTheirRows()
    {
        var (same, other) = (Tagged(1, "1", "1.el10_0", "epel10.0"), Tagged(2, "2", "1.el10_2", "epel10.2"));

        Assert.Equal(2, Matrix([In(Minors[0], other), In(Minors[1], same)], null, Updates(), Minors).Rows.Length);
        Assert.Equal(2, Matrix([In(Minors[0], same)], null, Updates(), Minors).Rows.Length);
        Assert.Equal(2, Matrix([In(Minors[0], null) with { Blocked = true }, In(Minors[1], same)], null, Updates(), Minors).Rows.Length);
        Assert.Equal(2, Matrix([In(F44, same), In(F43, same)], null, Updates(), F44, F43).Rows.Length);
    }
}
