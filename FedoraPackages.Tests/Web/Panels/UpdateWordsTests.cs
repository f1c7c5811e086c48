using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Web.Components.Panels.Updates;
using static FedoraPackages.Tests.Web.Panels.Updates;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class UpdateWordsTests
{
    [Theory]
    [InlineData(UpdateType.Security, UpdateSeverity.Urgent, "security, urgent", "problem-chip")]
    [InlineData(UpdateType.Security, UpdateSeverity.High, "security, high", "problem-chip")]
    [InlineData(UpdateType.Security, UpdateSeverity.Medium, "security, medium", "caution-chip")]
    [InlineData(UpdateType.Security, UpdateSeverity.Unspecified, "security", "caution-chip")]
    [InlineData(UpdateType.Bugfix, UpdateSeverity.Urgent, "bugfix, urgent", null)]
    [InlineData(UpdateType.NewPackage, UpdateSeverity.Unspecified, "new package", null)]
    [InlineData(UpdateType.Unspecified, UpdateSeverity.Unspecified, "other", null)]
    public void Kind_TypeAndSeverity_OnlySecurityIsColoured(UpdateType type, UpdateSeverity severity, string words, string? tone)
    {
        var update = Update(1) with { Type = type, Severity = severity };

        Assert.Equal((words, tone), (UpdateWords.Kind(update), UpdateWords.Tone(update)));
    }

    [Fact]
    public void Apart_OwnAndOthers_GoByTheNameOfTheBuild()
    {
        var (own, others) = UpdateWords.Apart(Update(1, nvrs: ["guake-1-1.fc44", "guake-x-1-1.fc44", "rubbish"]), "guake");

        Assert.Equal(["guake-1-1.fc44"], own.Select(b => b.Nvr));
        Assert.Equal(["guake-x-1-1.fc44", "rubbish"], others.Select(b => b.Nvr));
    }

    [Fact]
    public void Fingerprint_AnythingThatIsSeen_Differs()
    {
        var update = Update(1) with { Bugs = [new UpdateBug(1, "a", false, false)] };
        BodhiUpdate[] others =
        [
            update with { DisplayName = "x" }, update with { Submitter = "x" },
            update with { SideTag = "x" }, update with { Critical = true }, update with { Karma = 1 },
            update with { Status = UpdateStatus.Stable }, update with { Request = UpdateRequest.Stable },
            update with { Gating = GatingStatus.Failed }, update with { Notes = "x" },
            update with { Unmet = [new UnmetTest("t", "s", true, null)] }, update with { Locked = true }, update with { Ejected = new Ejection(Noon, "x") },
            update with { AutoTime = true, StableDays = 3 }, update with { AutoKarma = true, StableKarma = 3 }, update with { MeetsRequirements = true },
            update with { Bugs = [new UpdateBug(1, "b", false, false)] },
            update with { Builds = [update.Builds[0] with { Epoch = 1 }] }, update with { StableSince = Noon },
        ];

        Assert.Equal(others.Length + 1, others.Append(update).Select(UpdateWords.Fingerprint).Distinct().Count());
        Assert.Equal(UpdateWords.Fingerprint(update), UpdateWords.Fingerprint(update with { Bugs = [new UpdateBug(1, "a", false, false)], NewestComment = 9 }));
    }
}
