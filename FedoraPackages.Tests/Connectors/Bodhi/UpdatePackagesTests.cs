using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Bodhi;

/// <summary>Decisions of tests that name an update alone refresh the updates of its packages.</summary>
public sealed class UpdatePackagesTests
{
    private const string Alias = "FEDORA-2026-0123456789";

    private readonly UpdatesPanelSource source = new(null!, new UpdatePackages());

    public static TheoryData<Fact> Decisions { get; } =
    [
        new UpdateGatingDecided(default, Alias, Satisfied: true),
        new TestWaived("", default, Alias, "dist.abicheck", Waived: true),
        new TestFinished("", default, Alias, "update.install", TestState.Passed) { OfUpdates = true },
    ];

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Decision_OfAnUpdate_IsOfThePackagesThatAreKnownToBeInIt(Fact decision)
    {
        Assert.Empty(source.StaleAfter(decision));

        foreach (var package in new[] { "guake", "bash" })
            _ = source.StaleAfter(new UpdateChanged(package, default, Alias, UpdateStep.Written)).Count();
        _ = source.StaleAfter(new UpdateChanged("vim", default, "FEDORA-2026-another001", UpdateStep.Written)).Count();

        Assert.Equal([BodhiPanels.Updates.For("bash"), BodhiPanels.Updates.For("guake")], source.StaleAfter(decision).OrderBy(key => key.Package));
    }

    [Fact]
    public void Decision_OfABuild_IsOfItsPackage() =>
        Assert.Equal([BodhiPanels.Updates.For("guake")], source.StaleAfter(new TestWaived("guake", default, "guake-1-1.fc44", "rpmlint", Waived: true)));
}
