using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The story's moves about updates: what they change, and what Fedora says of it.</summary>
public sealed class SandboxUpdatesStoryTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private readonly SandboxWorld world;
    private readonly SandboxStory story;

    public SandboxUpdatesStoryTests()
    {
        world = new SandboxWorld(1, 0, clock);
        story = new SandboxStory(world);
    }

    [Fact]
    public void Update_OfF44_GoesItsWayMoveByMove()
    {
        var build = Built("guake", "F44");
        var (update, said) = story.CreateUpdate([build.Id]);
        var alias = update.Alias;
        Assert.Equal((BodhiStatus.Pending, BodhiRequest.Testing, BodhiGating.Waiting), (update.Status, update.Request, update.Gating));
        Assert.Equal(
            [$"testing asked for {alias}", $"update {alias} written", $"{build.Nvr} tagged f44-signing-pending", $"{build.Nvr} untagged f44-updates-candidate"],
            said.Take(4).Select(StoryWords.Of));

        Says(story.Sign(alias), $"{build.Nvr} tagged f44-updates-testing-pending", $"{build.Nvr} untagged f44-signing-pending");
        story.BeginTests(alias);
        Assert.Equal(BodhiGating.Running, update.Gating);
        Says(story.PassTests(alias), $"gating of {build.Nvr} passed");
        Says(
            story.Push(alias),
            "bodhi.compose.start", "bodhi.compose.composing",
            $"{build.Nvr} tagged f44-updates-testing", $"{build.Nvr} untagged f44-updates-testing-pending", $"{alias} pushed to testing",
            "bodhi.compose.sync.wait", "repository f44-updates-testing published", "repository f44-updates-testing published");
        Assert.Throws<ArgumentException>(() => story.RequestStable(alias));
        Says(story.Vote(alias, 1).Take(1), $"comment on {alias}");
        if (update.Request is null)
            Says(story.RequestStable(alias), $"stable asked for {alias}", $"{build.Nvr} tagged f44-updates-pending");
        Says(
            story.Push(alias),
            "bodhi.compose.start", "bodhi.compose.composing",
            $"{build.Nvr} tagged f44-updates", $"{build.Nvr} untagged f44-updates-pending",
            $"{build.Nvr} untagged f44-updates-testing", $"{alias} pushed to stable",
            $"erratum {alias} published", "bodhi.compose.sync.wait", "repository f44-updates published", "repository f44-updates published");
        Assert.Equal((BodhiStatus.Stable, null), (update.Status, update.Request));
    }

    [Fact]
    public void Update_OfRawhide_IsHeldByAFailedTestUntilItIsWaived()
    {
        var build = Built("guake", "Rawhide");
        story.Promote(build.Id);
        story.Promote(build.Id);
        var update = world.Updates.Holding(build)!;

        Says(story.FailTests(update.Alias, SandboxTest.Required[0]), $"gating of {build.Nvr} not passed");
        Assert.Empty(story.Promote(build.Id));
        Assert.Equal((BodhiStatus.Testing, BodhiGating.Failed), (update.Status, update.Gating));
        Assert.Throws<ArgumentException>(() => story.WaiveTest(update.Alias, "no.such.test"));

        Says(story.WaiveTest(update.Alias, SandboxTest.Required[0]), $"gating of {build.Nvr} passed");
        // Nothing but Koji's tags says that it is in.
        Says(story.Promote(build.Id), $"{build.Nvr} tagged f46", $"{build.Nvr} untagged f46-updates-testing-pending");
        Assert.Equal(BodhiStatus.Stable, update.Status);
    }

    [Fact]
    public void Update_ReplacedByANewer_BecomesObsoleteWithoutAWordAboutIt()
    {
        var old = InTesting("guake", "F44");
        var (_, said) = story.CreateUpdate([Built("guake", "F44").Id]);

        Assert.Equal(BodhiStatus.Obsolete, old.Status);
        Assert.DoesNotContain(said.SelectMany(StoryWords.Facts), fact => fact is UpdateChanged changed && changed.Alias == old.Alias);
        Assert.Contains($"{old.Builds[0].Nvr} untagged f44-updates-testing", said.Select(StoryWords.Of));
        Assert.Empty(old.Builds[0].Tags);
    }

    [Fact]
    public void Update_OfMorePackagesThanTheNewer_Stays()
    {
        var both = story.CreateUpdate([Built("guake", "F44").Id, Built("bash", "F44").Id]).Update;
        story.CreateUpdate([Built("guake", "F44").Id]);

        Assert.Equal(BodhiStatus.Pending, both.Status);
    }

    [Fact]
    public void Update_EnoughVotes_AsksForStableByItself()
    {
        var update = InTesting("guake", "F44");
        story.Vote(update.Alias, 1);
        story.Vote(update.Alias, 1);

        Says(
            story.Vote(update.Alias, 1),
            $"comment on {update.Alias}", $"karma of {update.Alias} reached",
            $"stable asked for {update.Alias}", $"{update.Builds[0].Nvr} tagged f44-updates-pending");
    }

    [Fact]
    public void Update_VotedDown_IsObsoleteAndOutOfTesting()
    {
        var update = InTesting("guake", "F44");
        story.Vote(update.Alias, -1);
        story.Vote(update.Alias, -1);

        Says(
            story.Vote(update.Alias, -1), $"comment on {update.Alias}",
            $"karma of {update.Alias} reached", $"{update.Builds[0].Nvr} untagged f44-updates-testing");
        Assert.Equal(BodhiStatus.Obsolete, update.Status);
    }

    [Fact]
    public void Update_DaysInTesting_MeetTheRequirementsOnce()
    {
        var update = InTesting("guake", "F44");
        clock.Advance(TimeSpan.FromDays(6.9));
        Assert.DoesNotContain($"{update.Alias} may go to stable", story.LookAgain().Select(StoryWords.Of));
        Assert.False(update.MeetsRequirements(world.Now));

        clock.Advance(TimeSpan.FromDays(0.2));
        var said = story.LookAgain().Select(StoryWords.Of).ToList();
        Assert.Contains($"{update.Alias} may go to stable", said);
        Assert.Contains($"stable asked for {update.Alias}", said);
        Assert.DoesNotContain($"{update.Alias} may go to stable", story.LookAgain().Select(StoryWords.Of));
    }

    [Fact]
    public void Release_Frozen_PushesToTestingOnly()
    {
        var waits = InTesting("guake", "F45");
        story.Vote(waits.Alias, 1);
        story.RequestStable(waits.Alias);
        var fresh = story.CreateUpdate([Built("bash", "F45").Id]).Update;
        story.Sign(fresh.Alias);

        story.PushRelease("F45");
        Assert.Equal((BodhiStatus.Testing, BodhiStatus.Testing), (waits.Status, fresh.Status));

        story.Freeze("F45", frozen: false);
        Assert.Contains($"{waits.Alias} pushed to stable", story.PushRelease("F45").Select(StoryWords.Of));
        Assert.Empty(story.PushRelease("F45"));
    }

    [Fact]
    public void Update_EjectedOrRevokedOrUnpushed_GoesBackAndSaysSo()
    {
        var update = InTesting("guake", "F44");
        var build = update.Builds[0];
        story.Vote(update.Alias, 1);
        story.RequestStable(update.Alias);
        Says(story.Eject(update.Alias, "no reason"), $"{update.Alias} ejected from a push", $"{build.Nvr} untagged f44-updates-pending");
        Assert.Equal((BodhiStatus.Testing, null), (update.Status, update.Request));

        story.RequestStable(update.Alias);
        Says(story.Revoke(update.Alias), $"request of {update.Alias} revoked", $"{build.Nvr} untagged f44-updates-pending");
        Says(
            story.Unpush(update.Alias), $"{update.Alias} to be taken out",
            $"{build.Nvr} tagged f44-updates-candidate", $"{build.Nvr} untagged f44-updates-testing");
        Assert.Equal(BodhiStatus.Unpushed, update.Status);
        Assert.NotEqual(update.Alias, story.CreateUpdate([build.Id]).Update.Alias);
    }

    [Fact]
    public void Update_BuildSwapped_NamesBothPackagesAndBeginsAgain()
    {
        var (guake, bash) = (Built("guake", "F44"), Built("bash", "F44"));
        var update = story.CreateUpdate([guake.Id, bash.Id]).Update;
        story.Sign(update.Alias);
        story.Push(update.Alias);
        story.Vote(update.Alias, 1);

        var said = story.TakeOut(update.Alias, "bash");

        Assert.Equal(["bash", "guake"], StoryWords.Facts(said[0]).Select(fact => fact.Package).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal((BodhiStatus.Pending, BodhiRequest.Testing, 0), (update.Status, update.Request, update.Karma));
        Assert.Equal(["f44-updates-candidate"], bash.Tags.Select(t => t.Tag.Name));
        Assert.Equal(["f44-signing-pending"], guake.Tags.Select(t => t.Tag.Name));
        Assert.DoesNotContain(update, world.Updates.Of(bash.Package));
        Assert.Throws<ArgumentException>(() => story.TakeOut(update.Alias, "guake"));
    }

    [Fact]
    public void Override_BegunAndOver_IsATagAndItsMessage()
    {
        var build = Built("guake", "F44");

        Says(story.Override(build.Id).Skip(1), $"override of {build.Nvr}");
        Assert.True(build.IsIn(build.For.Override));
        Assert.Throws<ArgumentException>(() => story.Override(build.Id));
        Assert.Equal(2, story.ExpireOverride(build.Id).Count);
        Assert.False(build.IsIn(build.For.Override));
    }

    private static void Says(IEnumerable<SandboxMessage> said, params string[] words) => Assert.Equal(words, said.Select(StoryWords.Of));

    private SandboxBuild Built(string package, string release)
    {
        var build = story.StartBuild(package, release).Build;
        story.Complete(build.Id);
        return build;
    }

    private SandboxUpdate InTesting(string package, string release)
    {
        var update = story.CreateUpdate([Built(package, release).Id]).Update;
        story.Sign(update.Alias);
        story.PassTests(update.Alias);
        story.Push(update.Alias);
        return update;
    }
}
