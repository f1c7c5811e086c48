using System.Collections.Concurrent;
using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Random moves of the sandbox's story about a few packages. Several tellers may move it at once, each with its own dice.</summary>
internal sealed class RandomTale(SandboxStory story, IReadOnlyList<string> packages)
{
    private const int MostRunning = 8;

    private readonly ConcurrentDictionary<long, SandboxBuild> running = new();
    private readonly ConcurrentBag<long> landed = [];

    /// <summary>One move and what Fedora says about it; most moves say something.</summary>
    public IReadOnlyList<SandboxMessage> Move(Random dice)
    {
        var chance = dice.Next(10);
        if (running.Count < 2 || (chance < 4 && running.Count < MostRunning))
            return Start(packages[dice.Next(packages.Count)]);
        if (chance < 6 && landed.TryTake(out var arrived))
            return story.Promote(arrived);
        var ids = running.Keys.ToArray();
        return ids.Length > 0 && running.TryRemove(ids[dice.Next(ids.Length)], out var build) ? End(build, chance) : [];
    }

    private IReadOnlyList<SandboxMessage> Start(string package)
    {
        var started = story.StartBuild(package, "Rawhide");
        running[started.Build.Id] = started.Build;
        return started.Messages;
    }

    private IReadOnlyList<SandboxMessage> End(SandboxBuild build, int chance)
    {
        if (chance == 9)
            return story.Cancel(build.Id);
        if (chance == 8)
            return story.Fail(build.Id, build.Arches[0]);
        landed.Add(build.Id);
        return story.Complete(build.Id);
    }
}
