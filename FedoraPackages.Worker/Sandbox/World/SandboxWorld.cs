namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>
/// The invented Fedora: the same seed, number of packages and time of its beginning give the same world. Whoever reads or changes
/// more than one thing in it holds <see cref="Gate"/>; the methods here take it themselves.
/// </summary>
internal sealed class SandboxWorld
{
    private const long FirstBuild = 2_780_000;
    private const long FirstTask = 138_500_000;
    private const long FirstEvent = 151_000_000;

    private readonly Dictionary<string, SandboxPackage> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<long, SandboxPackage> byId = [];
    private readonly Dictionary<long, SandboxBuild> buildsById = [];
    private readonly Dictionary<long, SandboxBuild> buildsByTask = [];
    private readonly List<SandboxPackage> packages = [];
    private readonly List<SandboxBuild> builds = [];
    private readonly Random random;
    private long lastBuild = FirstBuild;
    private long lastTask = FirstTask;
    private long lastEvent = FirstEvent;

    public SandboxWorld(int seed, int packages, TimeProvider time)
    {
        Time = time;
        Seed = seed;
        Anchor = Moment.Micro(time.GetUtcNow());
        Releases = new SandboxReleases(Anchor);
        random = new Random(seed);
        Updates = new SandboxUpdates(this);
        Bugs = new SandboxBugs(this);
        new WorldBuilder(this, seed).Fill(packages);
    }

    /// <summary>Held while the world is read or changed, and never while anything is awaited.</summary>
    public Lock Gate { get; } = new();

    public TimeProvider Time { get; }

    public int Seed { get; }

    /// <summary>When the world began; everything invented for its start lies before.</summary>
    public DateTimeOffset Anchor { get; }

    public SandboxPeople People { get; } = new();

    public SandboxReleases Releases { get; }

    public SandboxUpdates Updates { get; }

    public SandboxBugs Bugs { get; }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<SandboxPackage> Packages => packages;

    /// <summary>In the order of their numbers, which is the order in which they began.</summary>
    public IReadOnlyList<SandboxBuild> Builds => builds;

    public DateTimeOffset Now => Moment.Micro(Time.GetUtcNow());

    public SandboxPackage? PackageNamed(string name)
    {
        lock (Gate)
            return byName.GetValueOrDefault(name);
    }

    public SandboxPackage? PackageWith(long id)
    {
        lock (Gate)
            return byId.GetValueOrDefault(id);
    }

    public SandboxBuild? BuildWith(long id)
    {
        lock (Gate)
            return buildsById.GetValueOrDefault(id);
    }

    public SandboxTask? TaskWith(long id)
    {
        lock (Gate)
        {
            return buildsByTask.TryGetValue(id / TaskHistory.Reserved, out var build)
                ? build.Tasks.FirstOrDefault(task => task.Id == id)
                : null;
        }
    }

    public SandboxPackage AddPackage(SandboxFacts facts, SandboxPerson owner)
    {
        lock (Gate)
        {
            var package = new SandboxPackage(8 + (packages.Count * 3L), facts, owner);
            byName.Add(package.Name, package);
            byId.Add(package.Id, package);
            packages.Add(package);
            return package;
        }
    }

    /// <summary>Gives a build its numbers. Builds must come in the order in which they began.</summary>
    public SandboxBuild AddBuild(BuildPlan plan)
    {
        lock (Gate)
        {
            lastBuild += random.Next(1, 12);
            lastTask += TaskHistory.Reserved;
            var build = new SandboxBuild
            {
                Id = lastBuild,
                Package = plan.Package,
                For = plan.For,
                Version = plan.Version,
                Release = plan.Release,
                Owner = plan.Owner,
                TaskId = plan.Imported ? null : lastTask + random.Next(0, 8),
                Event = NextEvent(),
                Created = plan.Created,
                State = plan.State,
                Completed = plan.Completed,
            };
            buildsById.Add(build.Id, build);
            if (build.TaskId is { } task)
                buildsByTask.Add(task / TaskHistory.Reserved, build);
            builds.Add(build);
            plan.Package.Builds.Add(build);
            return build;
        }
    }

    public long NextEvent()
    {
        lock (Gate)
            return ++lastEvent;
    }
}
