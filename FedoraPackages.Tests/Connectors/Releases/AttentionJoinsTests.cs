using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>What one service finds and another knows more of.</summary>
public sealed class AttentionJoinsTests
{
    private static readonly ReleaseMatrix Calm = Matrix(
        [In(Rawhide, Tagged(1, "3", "1.fc46", "f46")), In(F44, Tagged(2, "1", "1.fc44", "f44"))], null, Updates(), Rawhide, F44);

    private static readonly BugList Hole = new(1, [new Bug
    {
        Id = 7,
        Summary = "Something",
        Product = "Fedora",
        Version = "44",
        Status = "NEW",
        Created = Now.AddDays(-7),
        Changed = Now,
        Cves = ["CVE-2026-1"],
    }]);

    private static BodhiUpdate Security(UpdateStatus status, params long[] closes) => Update(F44, "demo-2-1.fc44", status) with
    {
        Type = UpdateType.Security,
        Severity = UpdateSeverity.Urgent,
        Bugs = [.. closes.Select(id => new UpdateBug(id, "Something", Security: true, Parent: false))],
    };

    [Fact]
    public void Hole_AnUpdateClosesIt_IsToldWithItAndTheUpdateIsNoItemOfItsOwn()
    {
        var update = Security(UpdateStatus.Testing, 7);

        var item = Assert.IsType<BugsItem>(Assert.Single(Attention.Of(false, Calm, Hole, Updates(update)).Items));

        Assert.Equal([new WaitingFix("F44", true, update.Alias)], item.Fixes);
    }

    [Fact]
    public void Hole_UpdatesNotKnown_SaysNothingOfFixes()
    {
        Assert.True(Assert.IsType<BugsItem>(Assert.Single(Attention.Of(false, Calm, Hole, null).Items)).Fixes.IsDefault);
        Assert.Empty(Assert.IsType<BugsItem>(Assert.Single(Attention.Of(false, Calm, Hole, Updates()).Items)).Fixes);
    }

    [Theory]
    [InlineData(UpdateStatus.Testing, "in testing")]
    [InlineData(UpdateStatus.Pending, "for testing")]
    public void SecurityUpdate_ClosingNoKnownHole_IsAnItemAsGraveAsItIs(UpdateStatus status, string words)
    {
        var update = Security(status, 8);

        var item = Assert.IsType<UpdateItem>(Assert.Single(Attention.Of(false, Calm, null, Updates(update)).Items));

        Assert.Equal((ReleasesAttention.SecurityUpdate, update.Alias, words), (item.Kind, item.Update, item.Words));
        Assert.Equal((UpdateSeverity.Urgent, AttentionTone.Problem), (item.Severity, item.Tone));
        Assert.Equal(["F44"], item.Releases);
    }

    [Fact]
    public void Update_HeldButInStableByKoji_NeedsNobodysLook()
    {
        var held = Update(Rawhide, "demo-2-1.fc46") with { Gating = GatingStatus.Failed };

        Assert.Empty(Attention.Of(false, Calm, Hole with { Bugs = [] }, Updates(held)).Items);
        Assert.Equal(UpdatesAttention.Held, Assert.Single(Attention.Of(false, null, null, Updates(held)).Items).Kind);
    }
}
