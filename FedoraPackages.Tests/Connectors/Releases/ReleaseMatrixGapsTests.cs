using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>What is not known is not claimed, and takes nothing from what is.</summary>
public sealed class ReleaseMatrixGapsTests
{
    private static readonly BodhiUpdate InTesting = Update(F44, "demo-2-1.fc44");

    [Fact]
    public void Koji_NotAskedYet_UpdatesAndRunningBuildsAreToldAllTheSame()
    {
        var builds = Builds(Made(9, "3", "1.fc44", BuildState.Building, "f44-candidate"));

        var matrix = Matrix(null, builds, Updates(InTesting), Rawhide, F44);

        Assert.Equal(["F46 | ? | -", "F44 | ? | 3-1: Building; 2-1: Days 5/7, Karma 0/1, PushableLater 11-27 12"], matrix.Rows.Select(Text));
    }

    [Fact]
    public void Bodhi_UpdatesNotKnown_TagsSayWhereThingsStandAndNobodyClaimsThatThereIsNoUpdate()
    {
        var tagged = In(
            F44, Tagged(1, "1", "1.fc44", "f44"), Tagged(2, "2", "1.fc44", "f44-updates-testing"), Tagged(3, "3", "1.fc44", "f44-updates-candidate"));

        Assert.Equal(["F44 | 1-1 | 3-1: InCandidate; 2-1: Days"], Matrix([tagged], null, null, F44).Rows.Select(Text));
    }

    [Fact]
    public void Nothing_Known_EveryReleaseHasItsLineAndNoneIsCalledAbsent()
    {
        var matrix = Matrix(null, null, null, Rawhide, F44, Epel("9"), Eln);

        Assert.Equal(["F46 | ? | -", "F44 | ? | -", "EPEL-9 | ? | -", "ELN | ? | -"], matrix.Rows.Select(Text));
        Assert.Empty(matrix.Absent);
    }

    [Fact]
    public void Release_NewSinceKojiWasAsked_IsNotLookedAtYet()
    {
        var matrix = Matrix([In(F44, Tagged(1, "1", "1.fc44", "f44"))], null, Updates(), Fedora(47, ReleaseKind.Rawhide, ReleaseState.Pending), F44);

        Assert.Equal(["F47 | ? | -", "F44 | 1-1 | -"], matrix.Rows.Select(Text));
    }

    [Fact]
    public void Release_OtherTagsThanWhenKojiWasAsked_IsNotLookedAtYet()
    {
        // Opened for updates: what counts as stable is another tag from now on.
        var opened = F45 with { Tags = F45.Tags with { Stable = "f45-updates" } };

        Assert.Equal(["F45 | ? | -"], Matrix([In(F45, Tagged(1, "1", "1.fc45", "f45"))], null, Updates(), opened).Rows.Select(Text));
    }

    [Fact]
    public void Package_OnlyItsUpdatesKnown_IsTheNameTheyShare()
    {
        var large = Update(F44, "demo-2-1.fc44") with { Builds = [new("another-9-1.fc44", null, true), new("demo-2-1.fc44", null, true)] };

        Assert.Equal(["demo-2-1.fc44"], Matrix(null, null, Updates(large, Update(F43, "demo-1-1.fc43")), F44).Rows[0].OnTheWay.Select(w => w.Build.Nvr));
        // Which of the two it is about nobody can say.
        Assert.Empty(Matrix(null, null, Updates(large), F44).Rows[0].OnTheWay);
    }

    [Fact]
    public void Update_WithoutAShapeOfABuildsName_IsPassedOver() =>
        Assert.Empty(Row(F44, In(F44, Tagged(1, "1", "1.fc44", "f44")), updates: Updates(Update(F44, "nonsense"))).OnTheWay);
}
