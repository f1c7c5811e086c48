using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>
/// Moves the world. Every move changes what the wire answers first, and then returns the messages Fedora would send about it, and no
/// others: tasks of ordinary builds move in silence.
/// </summary>
internal sealed partial class SandboxStory(SandboxWorld world)
{
    private readonly Random dice = new(world.Seed);
    private readonly StoryVoices says = new(world);

    /// <summary>A build whose source package has just been made; its architectures wait.</summary>
    /// <param name="release">By its Bodhi name (<c>F44</c>, <c>EPEL-9</c>), or <c>Rawhide</c>.</param>
    public Started StartBuild(string package, string release)
    {
        lock (world.Gate)
        {
            var on = release == "Rawhide" ? world.Releases.Rawhide : world.Releases.Named(release)
                ?? throw new ArgumentException($"no release {release}", nameof(release));
            var of = world.PackageNamed(package) ?? throw new ArgumentException($"no package {package}", nameof(package));
            return of.LivesIn(on) ? StartBuild(of, on) : throw new ArgumentException($"{package} does not live in {on}", nameof(release));
        }
    }

    /// <summary>One move of a running build: a task opens or closes; after the last one the build is complete and tagged.</summary>
    public IReadOnlyList<SandboxMessage> Advance(long buildId)
    {
        lock (world.Gate)
        {
            var build = Running(buildId);
            var arches = build.Tasks.Skip(1).ToList();
            if (arches.Find(t => t.State == HubTaskState.Free) is { } free)
                free.Open(world.Now);
            else if (arches.Find(t => t.State == HubTaskState.Open) is { } open)
                open.Finish(HubTaskState.Closed, world.Now);
            else
                return Land(build);
            return [];
        }
    }

    /// <summary>All moves of a running build to its end.</summary>
    public IReadOnlyList<SandboxMessage> Complete(long buildId)
    {
        while (true)
        {
            if (Advance(buildId) is { Count: > 0 } told)
                return told;
        }
    }

    /// <summary>One architecture cannot build it; the others are stopped.</summary>
    public IReadOnlyList<SandboxMessage> Fail(long buildId, string arch)
    {
        lock (world.Gate)
        {
            var build = Running(buildId);
            var broken = build.Tasks.FirstOrDefault(t => t.Label == arch && t.IsUnfinished)
                ?? throw new ArgumentException($"build {buildId} has nothing left to do on {arch}", nameof(arch));
            broken.Finish(HubTaskState.Failed, world.Now, TaskHistory.Failure(broken));
            foreach (var task in build.Tasks.Skip(1).Where(t => t.IsUnfinished))
                task.Finish(HubTaskState.Canceled, world.Now);
            return End(build, HubBuildState.Failed, HubTaskState.Failed);
        }
    }

    public IReadOnlyList<SandboxMessage> Cancel(long buildId)
    {
        lock (world.Gate)
        {
            var build = Running(buildId);
            foreach (var task in build.Tasks.Skip(1).Where(t => t.IsUnfinished))
                task.Finish(HubTaskState.Canceled, world.Now);
            return End(build, HubBuildState.Canceled, HubTaskState.Canceled);
        }
    }

    /// <summary>A build that is no longer wanted: untagged everywhere, its files gone, its row kept.</summary>
    public IReadOnlyList<SandboxMessage> Delete(long buildId)
    {
        lock (world.Gate)
        {
            var build = world.BuildWith(buildId) ?? throw new ArgumentException($"no build {buildId}", nameof(buildId));
            var told = build.Tags.Select(t => t.Tag).ToList().ConvertAll(tag => Untag(build, tag));
            var old = build.State;
            build.State = HubBuildState.Deleted;
            return [.. told, says.Koji.BuildChanged(build, old, world.Now)];
        }
    }

    private Started StartBuild(SandboxPackage package, SandboxRelease release)
    {
        var rebuild = package.Builds.Count > 0 && dice.Next(3) == 0;
        var (version, number) = rebuild ? NextBuild.Rebuild(package, release) : NextBuild.Update(package, release, dice);
        var build = world.AddBuild(new BuildPlan(
            package, release, version, number, package.Owner, HubBuildState.Building, world.Now, Completed: null, Imported: false));
        build.Tasks = TaskHistory.Begin(build);
        return new Started(build, [says.Koji.BuildChanged(build, null, world.Now)]);
    }

    private List<SandboxMessage> Land(SandboxBuild build)
    {
        var told = End(build, HubBuildState.Complete, HubTaskState.Closed);
        var tagging = TaskHistory.Tagging(build, world.Now);
        tagging.Finish(HubTaskState.Closed, world.Now);
        build.Tasks = [.. build.Tasks, tagging];
        told.Add(Tag(build, build.For.Candidate, build.Owner));
        return told;
    }

    private List<SandboxMessage> End(SandboxBuild build, HubBuildState state, HubTaskState parent)
    {
        build.Tasks[0].Finish(parent, world.Now);
        build.State = state;
        build.Completed = world.Now;
        return [says.Koji.BuildChanged(build, HubBuildState.Building, world.Now)];
    }

    private SandboxMessage Tag(SandboxBuild build, SandboxTag tag, SandboxPerson by)
    {
        build.Tag(tag, world.NextEvent());
        return says.Koji.Tagged(build, tag, by, into: true, world.Now);
    }

    private SandboxMessage Untag(SandboxBuild build, SandboxTag tag)
    {
        build.Untag(tag);
        return says.Koji.Tagged(build, tag, world.People.Bodhi, into: false, world.Now);
    }

    private SandboxBuild Running(long buildId) => world.BuildWith(buildId) is { State: HubBuildState.Building } build
        ? build
        : throw new ArgumentException($"build {buildId} is not running", nameof(buildId));

    /// <summary>A build that has begun, and what was said about it.</summary>
    public sealed record Started(SandboxBuild Build, IReadOnlyList<SandboxMessage> Messages);
}
