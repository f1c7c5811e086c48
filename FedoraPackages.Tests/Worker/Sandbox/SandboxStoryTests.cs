using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Worker.Sandbox;

public sealed class SandboxStoryTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private readonly SandboxWorld world;
    private readonly SandboxStory story;

    public SandboxStoryTests()
    {
        world = new SandboxWorld(1, 0, clock);
        story = new SandboxStory(world);
    }

    [Fact]
    public void Build_FromStartToRelease_SaysWhatFedoraWouldSayAndNothingElse()
    {
        var (build, first) = story.StartBuild("guake", "Rawhide");
        var said = new List<string>(first.Select(Words));
        while (build.State == HubBuildState.Building)
            said.AddRange(story.Advance(build.Id).Select(Words));
        for (var i = 0; i < 5; i++)
            said.AddRange(story.Promote(build.Id).Select(Words));
        var update = Assert.Single(world.Updates.Of(build.Package), u => u.Builds.Contains(build)).Alias;

        Assert.Equal(
            [
                $"{build.Nvr} building",
                $"{build.Nvr} complete",
                $"{build.Nvr} tagged f46-updates-candidate",
                $"{build.Nvr} tagged f46-signing-pending", $"{build.Nvr} untagged f46-updates-candidate",
                $"update {update} written", $"{build.Nvr} tagged f46-updates-testing-pending", $"{build.Nvr} untagged f46-signing-pending",
                $"gating of {build.Nvr} passed", $"{build.Nvr} tagged f46", $"{build.Nvr} untagged f46-updates-testing-pending",
            ],
            said);
    }

    [Fact]
    public void Build_Advancing_MovesEachArchitectureFromFreeOverOpenToClosedInSilence()
    {
        var (build, _) = story.StartBuild("kernel", "Rawhide");
        var arches = build.Tasks.Skip(2).ToList();
        Assert.Equal(build.Arches, arches.Select(t => t.Arch));
        Assert.All(arches, t => Assert.Equal(HubTaskState.Free, t.State));

        for (var move = 0; move < 2 * arches.Count; move++)
        {
            Assert.Empty(story.Advance(build.Id));
            Assert.Equal(move < arches.Count ? HubTaskState.Open : HubTaskState.Closed, arches[move % arches.Count].State);
        }

        Assert.NotEmpty(story.Advance(build.Id));
        Assert.Equal((HubBuildState.Complete, HubTaskState.Closed), (build.State, build.Tasks[0].State));
    }

    [Fact]
    public void Build_FailedOrCanceled_IsOverWithItsTasks()
    {
        var failed = story.StartBuild("kernel", "F44").Build;
        Assert.Equal($"{failed.Nvr} failed", Words(Assert.Single(story.Fail(failed.Id, "s390x"))));
        Assert.Equal(HubTaskState.Failed, failed.Tasks.Single(t => t.Arch == "s390x").State);

        var canceled = story.StartBuild("kernel", "F44").Build;
        Assert.Equal($"{canceled.Nvr} canceled", Words(Assert.Single(story.Cancel(canceled.Id))));
        Assert.DoesNotContain(canceled.Tasks, t => t.IsUnfinished);
    }

    [Fact]
    public void Moves_ThatCannotBe_ChangeNothing()
    {
        var build = story.StartBuild("kernel", "F46").Build;
        var builds = world.Builds.Count;

        Assert.Throws<ArgumentException>(() => story.Fail(build.Id, "noarch"));
        Assert.Throws<ArgumentException>(() => story.StartBuild("GConf2", "Rawhide"));
        Assert.Throws<ArgumentException>(() => story.StartBuild("kernel", "EPEL-9"));
        Assert.Throws<ArgumentException>(() => story.AddPackage("guake"));

        Assert.Equal((HubBuildState.Building, builds), (build.State, world.Builds.Count));
        Assert.DoesNotContain(build.Tasks, task => task.State is HubTaskState.Failed or HubTaskState.Canceled);
    }

    [Fact]
    public void Build_Deleted_IsUntaggedFirst()
    {
        var build = world.Builds.Last(b => b is { State: HubBuildState.Complete, Tags.Count: 1 });
        var tag = build.Tags[0].Tag;

        Assert.Equal([$"{build.Nvr} untagged {tag}", $"{build.Nvr} deleted"], story.Delete(build.Id).Select(Words));
        Assert.Equal((HubBuildState.Deleted, 0), (build.State, build.Tags.Count));
    }

    [Fact]
    public void Packages_AddedAndRetired_ChangeTheListAndSaySo()
    {
        Assert.Equal("brand-new added to f46", Words(Assert.Single(story.AddPackage("brand-new"))));
        Assert.Equal("guake blocked in f46", Words(Assert.Single(story.Retire("guake"))));
        Assert.False(world.PackageNamed("guake")!.LivesIn(world.Releases.Rawhide));
    }

    [Fact]
    public void Steps_OfTheSameSeed_TellTheSameStoryAndNeverStandStill()
    {
        var other = new SandboxWorld(1, 0, clock);
        var otherStory = new SandboxStory(other);
        var said = 0;
        for (var step = 0; step < 3000; step++)
        {
            var (mine, theirs) = (story.Step(), otherStory.Step());
            Assert.Equal(mine.Select(m => (m.Topic, m.Id, m.Body)), theirs.Select(m => (m.Topic, m.Id, m.Body)));
            Assert.All(mine, m => Assert.NotEmpty(Words(m)));
            said += mine.Count;
            Assert.InRange(world.Builds.Count(b => b.State == HubBuildState.Building), 3, 10);
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.InRange(said, 300, 3000);
        Assert.All(world.Builds.Where(b => b.State == HubBuildState.Failed && b.Created >= world.Anchor),
            b => Assert.Single(b.Tasks, task => task.Failure is not null));
    }

    private static string Words(SandboxMessage message) => StoryWords.Of(message);
}
