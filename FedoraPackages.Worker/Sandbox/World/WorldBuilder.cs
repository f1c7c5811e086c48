namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Fills a new world: packages, what was built of them, where it is tagged, and some builds that are still running.</summary>
internal sealed class WorldBuilder(SandboxWorld world, int seed)
{
    private static readonly string[] StillRunning = ["guake", "firefox", "kernel", "python-requests", "systemd"];

    public void Fill(int count)
    {
        var plans = new List<BuildPlan>();
        foreach (var facts in SandboxCatalogue.Of(count))
        {
            var random = new Random(Stable(facts.Name));
            var package = world.AddPackage(facts, OwnerOf(facts, random));
            List(package);
            plans.AddRange(new PackageHistory(package, world.Releases, world.People, world.Anchor, random).Plan());
        }

        foreach (var plan in plans.OrderBy(plan => plan.Created))
            world.AddBuild(plan);
        var tags = new InitialTags(world.Releases, world.Anchor, world.NextEvent);
        foreach (var package in world.Packages)
            tags.Tag(package);
        new FirstUpdates(world).Make();
        new MoreUpdates(world).Make();
        foreach (var (at, name) in StillRunning.Index())
            Run(world.PackageNamed(name)!, world.Anchor.AddMinutes(-50 + (at * 9)));
    }

    // One more build of Rawhide's newest version, with its source package made and nothing else.
    private void Run(SandboxPackage package, DateTimeOffset created)
    {
        var release = world.Releases.Rawhide;
        var (version, number) = NextBuild.Rebuild(package, release);
        var build = world.AddBuild(new BuildPlan(
            package, release, version, number, package.Owner, HubBuildState.Building, created, Completed: null, Imported: false));
        build.Tasks = TaskHistory.Begin(build);
    }

    private SandboxPerson OwnerOf(SandboxFacts facts, Random random) => facts.Care == SandboxCare.Orphan
        ? world.People.Orphan
        : world.People.Packagers[random.Next(world.People.Packagers.Count)];

    private void List(SandboxPackage package)
    {
        foreach (var release in world.Releases.Live)
        {
            var listed = release.Phase switch
            {
                SandboxPhase.Epel => package.Facts.Beyond.Contains(release.Dist == "el9" ? '9' : 'X', StringComparison.Ordinal),
                SandboxPhase.Eln => package.Facts.Beyond.Contains('N', StringComparison.Ordinal),
                _ => package.Facts.Care != SandboxCare.None || release.Phase == SandboxPhase.Rawhide,
            };
            if (listed)
                package.ListIn(release);
            if (package.Facts.Care == SandboxCare.Retired && release.Phase is SandboxPhase.Rawhide or SandboxPhase.Branched)
                package.BlockIn(release);
        }
    }

    // Not string.GetHashCode: that differs from run to run.
    private int Stable(string name)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in name)
            hash = unchecked((hash ^ letter) * 16777619u);
        return (int)(hash & int.MaxValue);
    }
}
