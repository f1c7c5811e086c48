using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>A command stands only where it does something.</summary>
public sealed class UpdateCommandTests
{
    private const string Nvr = "demo-2-1.fc44";

    private static readonly BodhiRelease Pushed = F44 with { TestingRepository = "updates-testing" };
    private static readonly BodhiUpdate InTesting = Update(F44, Nvr);
    private static readonly ReleaseBuilds There = In(F44, Tagged(1, "1", "1.fc44", "f44"), Tagged(2, "2", "1.fc44", "f44-updates-testing"));

    [Fact]
    public void Testing_OfAPackageThatIsThere_Upgrades() =>
        Assert.Equal($"sudo dnf upgrade --enablerepo=updates-testing --advisory={InTesting.Alias}", Of(InTesting, Pushed, There));

    [Fact]
    public void Testing_OfANewPackage_InstallsWhatTheUpdateHas()
    {
        var install = $@"sudo dnf install --enablerepo=updates-testing --advisory={InTesting.Alias} \*";

        Assert.Equal(install, Of(InTesting with { Type = UpdateType.NewPackage }, Pushed, null));
        Assert.Equal(install, Of(InTesting, Pushed, There with { Stable = null }));
    }

    [Fact]
    public void Testing_OfEpelNext_EnablesTheRepositoryItsRecordNames() =>
        Assert.StartsWith(
            "sudo dnf upgrade --enablerepo=epel-next-testing ",
            Of(InTesting, Epel("9") with { Name = "EPEL-9N", TestingRepository = "epel-next-testing" }, null), StringComparison.Ordinal);

    [Fact]
    public void NoCommand_WhereNoneWouldWork()
    {
        Assert.Null(Of(InTesting, null, null));
        Assert.Null(Of(InTesting, Epel("9"), null));
        Assert.Null(Of(InTesting, Rawhide with { TestingRepository = "updates-testing" }, null));
        Assert.Null(Of(InTesting, Pushed with { ComposedByBodhi = false }, null));
        Assert.Null(Of(InTesting with { TestingSince = Now.AddMinutes(-2) }, Pushed, null));
        Assert.Null(Of(InTesting with { TestingSince = null }, Pushed, null));
        Assert.Null(Of(InTesting with { Locked = true }, Pushed, null));
        Assert.Null(Of(InTesting, Pushed, In(F44, There.Stable, Tagged(2, "2", "1.fc44", "f44-updates-candidate"))));
        Assert.All(
            [UpdateStatus.Pending, UpdateStatus.Stable, UpdateStatus.Obsolete], status => Assert.Null(Of(InTesting with { Status = status }, Pushed, null)));
    }

    private static string? Of(BodhiUpdate update, BodhiRelease? release, ReleaseBuilds? inKoji) =>
        UpdateCommand.Of(update, release, Now, new UpdateContext("demo", null, inKoji));
}
