namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>
/// All bugs. Those of a package that nobody has asked about yet are invented when somebody does: a world of many packages starts fast.
/// </summary>
internal sealed class SandboxBugs
{
    /// <summary>Every package has a block of numbers of its own, so that its bugs do not depend on who asked first.</summary>
    private const int Block = 1_000;

    private const long First = 2_000_000;
    private const long FirstTracker = 1_900_001;
    private const long FirstNew = 200_000_000;

    private static readonly string[] Tracked = ["FTBFS", "FailsToInstall", "BetaBlocker", "FinalBlocker", "BetaFreezeException", "FinalFreezeException"];

    private readonly SandboxWorld world;
    private readonly Dictionary<long, SandboxBug> byId = [];
    private readonly Dictionary<string, List<SandboxBug>> byComponent = new(StringComparer.Ordinal);
    private readonly HashSet<SandboxPackage> invented = [];
    private readonly Dictionary<string, SandboxBug> trackers = new(StringComparer.Ordinal);
    private long last = FirstNew;

    public SandboxBugs(SandboxWorld world)
    {
        this.world = world;
        foreach (var release in world.Releases.Live.Where(r => r.IsFedora))
        {
            foreach (var what in Tracked)
                AddTracker(release, what);
        }
    }

    /// <summary>Newest first, closed and private ones too.</summary>
    public IReadOnlyList<SandboxBug> Of(string component)
    {
        lock (world.Gate)
        {
            if (world.PackageNamed(component) is { } package)
                Invent(package);
            return [.. byComponent.GetValueOrDefault(component, []).OrderByDescending(b => b.Id)];
        }
    }

    public SandboxBug? With(long id)
    {
        lock (world.Gate)
        {
            if (byId.GetValueOrDefault(id) is { } bug)
                return bug;
            var index = (id - First) / Block;
            if (id < First || index >= world.Packages.Count)
                return null;
            Invent(world.Packages[(int)index]);
            return byId.GetValueOrDefault(id);
        }
    }

    public SandboxBug? Called(string alias)
    {
        lock (world.Gate)
            return trackers.GetValueOrDefault(alias) ?? byId.Values.FirstOrDefault(b => b.Aliases.Contains(alias, StringComparer.Ordinal));
    }

    public SandboxBug Tracker(SandboxRelease release, string what) => trackers[release.Name + what];

    /// <summary>The number of a bug that is filed now.</summary>
    public long NextId()
    {
        lock (world.Gate)
            return ++last;
    }

    public void Add(SandboxBug bug)
    {
        lock (world.Gate)
        {
            byId.Add(bug.Id, bug);
            Place(bug);
        }
    }

    public void Move(SandboxBug bug, string component)
    {
        lock (world.Gate)
        {
            Of(component);
            byComponent[bug.Component].Remove(bug);
            bug.Component = component;
            Place(bug);
        }
    }

    private void Invent(SandboxPackage package)
    {
        if (!invented.Add(package))
            return;
        var first = First + ((package.Id - 8) / 3 * Block);
        foreach (var bug in new BugHistory(world, package, first).Invent())
            Add(bug);
    }

    private void Place(SandboxBug bug)
    {
        if (!byComponent.TryGetValue(bug.Component, out var bugs))
            byComponent.Add(bug.Component, bugs = []);
        bugs.Add(bug);
    }

    private void AddTracker(SandboxRelease release, string what)
    {
        var alias = release.Name + what;
        var tracker = new SandboxBug
        {
            Id = FirstTracker + trackers.Count,
            Component = "distribution",
            Version = BugHistory.VersionOf(release),
            Summary = $"{alias} tracker bug",
            Reporter = world.People.ReleaseEngineering,
            Created = release.Branched.AddDays(-30),
            Changed = release.Branched.AddDays(-30),
            Keywords = ["Tracking"],
            Aliases = [alias],
        };
        trackers.Add(alias, tracker);
        Add(tracker);
    }
}
