using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Sandbox.Story;
using FedoraPackages.Connectors.Sandbox.World;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Sandbox;

public sealed class SandboxUpdatesTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private readonly SandboxWorld world;
    private readonly SandboxStory story;

    public SandboxUpdatesTests()
    {
        world = new SandboxWorld(1, 0, clock);
        story = new SandboxStory(world);
    }

    [Fact]
    public void World_AtItsBeginning_HasOneOfEverythingThatKeepsAnUpdateWaiting()
    {
        var all = world.Updates.All();

        Assert.Contains(all, u => u.Gating == GatingStatus.Failed);
        Assert.Contains(all, u => u.Gating == GatingStatus.Waiting);
        Assert.Contains(all, u => u is { Request: UpdateRequest.Stable, Release.Frozen: true });
        Assert.Contains(all, u => u is { Request: UpdateRequest.Stable, Release.Frozen: false });
        Assert.Contains(all, u => u.Comments.Any(c => c.Text.Contains("ejected", StringComparison.Ordinal)));
        Assert.Contains(all, u => u.Builds.Count == 40);
        Assert.Contains(all, u => u.Status == UpdateStatus.Obsolete);
        Assert.Contains(all, u => u.Status == UpdateStatus.Unpushed);
        Assert.Contains(all, u => u.Critical);
        Assert.All(Enum.GetValues<UpdateSeverity>(), severity => Assert.Contains(all, u => u.Severity == severity));
        Assert.Contains(world.Builds, b => b.Tags.Any(t => t.Tag.IsSide));
        Assert.All(all, u => Assert.True(u.Submitted <= world.Anchor && !(u.TestingSince > world.Anchor) && !(u.StableSince > world.Anchor)));
    }

    [Fact]
    public void Story_OfManySteps_KeepsUpdatesAndTagsInStep()
    {
        for (var step = 0; step < 2_000; step++)
        {
            Assert.All(story.Step(), m => SaidMessages.Facts(m));
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        var mine = world.Updates.All();
        Assert.Contains(mine, u => u.Submitted > world.Anchor && u.Status == UpdateStatus.Stable);
        Assert.All(mine.Where(u => u.Status is UpdateStatus.Pending or UpdateStatus.Testing), u => Assert.All(u.Builds, build =>
        {
            SandboxTag[] allowed = u.Status == UpdateStatus.Testing && u.Release.Phase is not (SandboxPhase.Rawhide or SandboxPhase.Eln)
                ? [u.Release.Testing]
                : [u.Release.Candidate, u.Release.SigningPending, u.Release.TestingPending];
            Assert.Contains(build.Tags, t => allowed.Contains(t.Tag));
        }));
        Assert.All(mine.Where(u => u.Submitted > world.Anchor && u.Status == UpdateStatus.Stable), u => Assert.All(u.Builds, b => Assert.True(b.IsIn(u.Release.Stable))));
        Assert.True(mine.Where(u => u.Status is UpdateStatus.Pending or UpdateStatus.Testing).SelectMany(u => u.Builds).GroupBy(b => b.Id).All(g => g.Count() == 1));
    }

    [Fact]
    public void Update_MoveByMove_SaysWhatBodhiKojiAndGreenwaveWouldSayAndNothingElse()
    {
        var build = story.StartBuild("guake", "F44").Build;
        story.Complete(build.Id);
        var made = story.CreateUpdate([build.Id]);
        var alias = made.Update.Alias;

        Assert.Equal([$"update {alias} written", $"build {build.Id} tagged f44-signing-pending", $"build {build.Id} untagged f44-updates-candidate"], Said(made.Messages));
        Assert.Equal([$"gating of {build.Nvr} not passed"], Said(story.FailTests(alias, "a.b")));
        Assert.Equal([$"gating of {build.Nvr} passed"], Said(story.PassTests(alias)));
        Assert.Equal([$"build {build.Id} tagged f44-updates-testing-pending", $"build {build.Id} untagged f44-signing-pending"], Said(story.Sign(alias)));
        Assert.Equal([$"build {build.Id} tagged f44-updates-testing", $"build {build.Id} untagged f44-updates-testing-pending", $"{alias} pushed to testing"], Said(story.Push(alias)));
        Assert.Equal([$"comment on {alias}"], Said(story.Vote(alias, 1)));
        Assert.Equal([$"stable asked for {alias}", $"build {build.Id} tagged f44-updates-pending"], Said(story.RequestStable(alias)));
        Assert.Equal(
            [$"build {build.Id} tagged f44-updates", $"build {build.Id} untagged f44-updates-pending", $"build {build.Id} untagged f44-updates-testing", $"{alias} pushed to stable"], Said(story.Push(alias)));
    }

    [Fact]
    public void Update_OfANewerBuild_MakesTheOlderOneObsoleteAndSaysNothingOfIt()
    {
        var old = world.Updates.Of(world.PackageNamed("guake")!).Single(u => u is { Status: UpdateStatus.Testing, Release.Name: "F44" });
        var build = story.StartBuild("guake", "F44").Build;
        story.Complete(build.Id);

        var said = Said(story.CreateUpdate([build.Id]).Messages);

        Assert.Equal(UpdateStatus.Obsolete, old.Status);
        Assert.DoesNotContain(said, words => words.Contains(old.Alias, StringComparison.Ordinal));
    }

    [Fact]
    public void Update_EjectedRevokedUnpushedAndEdited_SaysSo()
    {
        var large = world.Updates.All().Single(u => u.Builds.Count == 40);
        Assert.Equal(40, story.TakeOut(large.Alias, "git").SelectMany(SaidMessages.Facts).Count());
        Assert.Equal(39, large.Builds.Count);

        var guake = world.Updates.Of(world.PackageNamed("guake")!).Single(u => u is { Status: UpdateStatus.Testing, Release.Name: "F44" }).Alias;
        story.RequestStable(guake);
        Assert.Contains($"{guake} ejected from a push", Said(story.Eject(guake, "no reason")));
        Assert.Contains($"{guake} to be taken out", Said(story.Unpush(guake)));
    }

    [Fact]
    public void Freeze_OfARelease_IsSaidByNobody()
    {
        story.Freeze("F45", false);
        Assert.False(world.Releases.Numbered(45).Frozen);
    }

    private static List<string> Said(IEnumerable<SandboxMessage> messages) => [.. messages.SelectMany(SaidMessages.Words)];
}
