using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>
/// All updates. Those of a package that nobody has asked about yet are worked out from its builds and tags when somebody does: a world of
/// many packages starts fast.
/// </summary>
internal sealed class SandboxUpdates(SandboxWorld world)
{
    private const long FirstComment = 1_000_000_000;

    private readonly Dictionary<SandboxPackage, List<SandboxUpdate>> byPackage = [];
    private readonly Dictionary<string, SandboxUpdate> byAlias = new(StringComparer.Ordinal);
    private readonly HashSet<SandboxBuild> placed = [];
    private readonly List<SandboxOverride> overrides = [];
    private long lastComment = FirstComment;

    public IReadOnlyList<SandboxOverride> Overrides => overrides;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SandboxUpdate> Of(SandboxPackage package)
    {
        lock (world.Gate)
        {
            foreach (var build in package.Builds.Where(IsMissing).ToList())
                Add(UpdateHistory.Of(build, AliasOf(build), world.Anchor.AddMinutes(-10)));
            return [.. byPackage.GetValueOrDefault(package, []).OrderByDescending(u => u.Submitted).ThenBy(u => u.Alias, StringComparer.Ordinal)];
        }
    }

    /// <summary>Those of all packages that are more than names, newest first.</summary>
    public IReadOnlyList<SandboxUpdate> All()
    {
        lock (world.Gate)
        {
            foreach (var package in world.Packages.Where(p => p.Facts.Care != SandboxCare.Filler))
                Of(package);
            return [.. byAlias.Values.OrderByDescending(u => u.Submitted).ThenBy(u => u.Alias, StringComparer.Ordinal)];
        }
    }

    public SandboxUpdate? With(string alias)
    {
        lock (world.Gate)
        {
            if (!byAlias.ContainsKey(alias))
                All();
            return byAlias.GetValueOrDefault(alias);
        }
    }

    /// <summary>The update that a build is in now, obsolete and unpushed ones left out.</summary>
    public SandboxUpdate? Holding(SandboxBuild build) =>
        Of(build.Package).FirstOrDefault(u => u.Builds.Contains(build) && u.Status is not (BodhiStatus.Obsolete or BodhiStatus.Unpushed));

    public bool IsPlaced(SandboxBuild build) => placed.Contains(build);

    public void Add(SandboxUpdate update)
    {
        lock (world.Gate)
        {
            byAlias.Add(update.Alias, update);
            foreach (var build in update.Builds)
                Place(build, update);
        }
    }

    /// <summary>Swaps the builds of an update; what it had stays marked, so that nothing is invented for it.</summary>
    public void Swap(SandboxUpdate update, IReadOnlyList<SandboxBuild> builds)
    {
        lock (world.Gate)
        {
            foreach (var package in update.Builds.Select(b => b.Package).Distinct())
                byPackage[package].Remove(update);
            update.Builds = builds;
            foreach (var build in builds)
                Place(build, update);
        }
    }

    public void Add(SandboxOverride of)
    {
        lock (world.Gate)
            overrides.Add(of);
    }

    public long NextComment()
    {
        lock (world.Gate)
            return ++lastComment;
    }

    /// <summary>The key a new update gets for its first build.</summary>
    public static string AliasOf(SandboxBuild build) => AliasOf(build, attempt: 0);

    /// <summary>The same, where the build has been the first of another update before.</summary>
    public string NewAliasOf(SandboxBuild build)
    {
        var attempt = 0;
        while (byAlias.ContainsKey(AliasOf(build, attempt)))
            attempt++;
        return AliasOf(build, attempt);
    }

    private static string AliasOf(SandboxBuild build, int attempt)
    {
        var number = unchecked((ulong)(build.Id + (attempt * 1_000_000_000L)) * 0x9E3779B97F4A7C15UL) >> 24;
        var family = build.For.Phase == SandboxPhase.Epel ? "FEDORA-EPEL" : "FEDORA";
        return string.Create(CultureInfo.InvariantCulture, $"{family}-{build.Created.Year}-{number:x10}");
    }

    // Built for a release that is alive, complete, and in no update yet; what waits as a candidate gets one when somebody makes it.
    private bool IsMissing(SandboxBuild build) =>
        build.State == HubBuildState.Complete && build.For.Place >= 0 && build.TaskId is not null && build.Completed < world.Anchor
        && !placed.Contains(build) && UpdateHistory.Had(build);

    private void Place(SandboxBuild build, SandboxUpdate update)
    {
        placed.Add(build);
        if (!byPackage.TryGetValue(build.Package, out var updates))
            byPackage.Add(build.Package, updates = []);
        if (!updates.Contains(update))
            updates.Add(update);
    }
}
