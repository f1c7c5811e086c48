using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>
/// Invents the builds of one package, oldest first. They depend on the seed and the package's name only: other packages change
/// nothing but the numbers of the builds.
/// </summary>
internal sealed class PackageHistory(SandboxPackage package, SandboxReleases releases, SandboxPeople people, DateTimeOffset anchor, Random random)
{
    private readonly List<BuildPlan> plans = [];
    private readonly TimeSpan usual = Usual(package, random);

    public IEnumerable<BuildPlan> Plan()
    {
        var wanted = Wanted();
        if (wanted == 0)
            return [];
        var rounds = Rounds(wanted);
        var versions = Versions(rounds, wanted > 100 ? 0.2 : 0.6);
        var number = 1;
        foreach (var (at, round) in rounds.Index())
        {
            number = at > 0 && versions[at] == versions[at - 1] ? number + 1 : 1;
            Round(round, versions[at], number);
        }

        return plans.OrderBy(plan => plan.Created).TakeLast(wanted);
    }

    private int Wanted() => package.Facts.Builds ?? package.Facts.Care switch
    {
        SandboxCare.Busy => random.Next(28, 41),
        SandboxCare.Steady => random.Next(15, 27),
        SandboxCare.Quiet => random.Next(8, 14),
        SandboxCare.Orphan or SandboxCare.Retired => random.Next(8, 11),
        SandboxCare.Filler => random.Next(2, 4),
        _ => 0,
    };

    /// <summary>When something was built, ascending; a mass rebuild is told by its being nobody's own idea.</summary>
    private List<(DateTimeOffset At, bool Mass)> Rounds(int wanted)
    {
        var newest = package.Facts.Care switch
        {
            SandboxCare.Busy => TimeSpan.FromHours(2 + random.NextDouble() * 90),
            SandboxCare.Steady => TimeSpan.FromDays(1 + random.NextDouble() * 25),
            SandboxCare.Retired => TimeSpan.FromDays(260 + random.NextDouble() * 200),
            SandboxCare.Orphan => TimeSpan.FromDays(150 + random.NextDouble() * 100),
            _ => TimeSpan.FromDays(3 + random.NextDouble() * 80),
        };
        var span = TimeSpan.FromDays(wanted > 100 ? 5200 : package.Facts.Care == SandboxCare.Busy ? 800 : 1300);
        var rounds = Enumerable.Range(0, wanted)
            .Select(at => (anchor - newest - (span * ((at + (at == 0 ? 0 : random.NextDouble() * 0.8)) / wanted)), false))
            .ToList();
        var first = anchor - newest - span;
        for (var release = SandboxReleases.RawhideNumber - 1; releases.BranchedAt(release) > first; release--)
        {
            var mass = releases.BranchedAt(release).AddDays(-23 + random.NextDouble() * 4);
            if (package.Facts.Care != SandboxCare.Retired || mass < anchor - newest)
                rounds.Add((mass, true));
        }

        rounds.Sort();
        // Every round gives at least one build, so older ones would be invented only to be dropped: that is most of a large world's start.
        return package.Facts.Care == SandboxCare.Filler ? rounds[^wanted..] : rounds;
    }

    private string[] Versions(List<(DateTimeOffset At, bool Mass)> rounds, double often)
    {
        var versions = new string[rounds.Count];
        versions[^1] = package.Facts.Version;
        for (var at = rounds.Count - 2; at >= 0; at--)
        {
            var changed = !rounds[at + 1].Mass && random.NextDouble() < often;
            versions[at] = changed ? VersionLine.Before(versions[at + 1], random) : versions[at + 1];
        }

        return versions;
    }

    private void Round((DateTimeOffset At, bool Mass) round, string version, int number)
    {
        var rawhide = releases.RawhideAt(round.At);
        if (round.Mass)
        {
            Attempt(releases.Numbered(rawhide), round.At, version, number, people.ReleaseEngineering);
            return;
        }

        var owner = random.Next(6) == 0 ? people.Packagers[random.Next(people.Packagers.Count)] : package.Owner;
        Attempt(releases.Numbered(rawhide), round.At, version, number, owner);
        if (random.NextDouble() < 0.6)
            Attempt(releases.Numbered(rawhide - 1), round.At.AddMinutes(random.Next(1, 20)), version, number, owner);
        if (random.NextDouble() < 0.5)
            Attempt(releases.Numbered(rawhide - 2), round.At.AddMinutes(random.Next(2, 30)), version, number, owner);
        if (random.NextDouble() < 0.3)
            Attempt(releases.Numbered(rawhide - 3), round.At.AddMinutes(random.Next(3, 40)), version, number, owner);
        foreach (var beyond in releases.Live.Where(live => !live.IsFedora && package.IsListedIn(live) && round.At > live.Branched))
        {
            if (random.NextDouble() < 0.3)
                Attempt(beyond, round.At.AddMinutes(random.Next(2, 70)), version, number, beyond.Phase == SandboxPhase.Eln ? people.ElnBuilder : owner);
        }
    }

    // A failed build is tried again some time later, unless nobody cares any more.
    private void Attempt(SandboxRelease release, DateTimeOffset at, string version, int number, SandboxPerson owner)
    {
        var chance = random.NextDouble();
        var state = chance < 0.09 ? HubBuildState.Failed : chance < 0.12 ? HubBuildState.Canceled : Finished(at);
        if (package.Facts.Care == SandboxCare.Orphan && owner == people.ReleaseEngineering && at > anchor.AddDays(-200))
            state = HubBuildState.Failed;
        Add(release, at, version, string.Create(CultureInfo.InvariantCulture, $"{number}.{release.Dist}"), owner, state);
        if (state == HubBuildState.Failed && package.Facts.Care != SandboxCare.Orphan && at < anchor.AddDays(-1))
            Add(
                release, at.AddHours(2 + random.NextDouble() * 8), version,
                string.Create(CultureInfo.InvariantCulture, $"{number}.{release.Dist}.1"), owner, Finished(at));
    }

    private HubBuildState Finished(DateTimeOffset at) =>
        at < anchor.AddDays(-500) && random.Next(4) == 0 ? HubBuildState.Deleted : HubBuildState.Complete;

    private void Add(SandboxRelease release, DateTimeOffset at, string version, string number, SandboxPerson owner, HubBuildState state)
    {
        var created = Moment.Micro(at);
        var took = usual * (0.7 + (random.NextDouble() * 0.6)) * (state is HubBuildState.Failed or HubBuildState.Canceled ? 0.6 : 1);
        var completed = Moment.Micro(created + took);
        var latest = anchor.AddMinutes(-61);
        if (completed > latest)
            (created, completed) = (created - (completed - latest), latest);
        var imported = state == HubBuildState.Complete && at < anchor.AddDays(-600) && random.Next(12) == 0;
        plans.Add(new BuildPlan(package, release, version, number, owner, state, created, completed, imported));
    }

    private static TimeSpan Usual(SandboxPackage package, Random random) => package.Facts switch
    {
        { NoArch: true } => TimeSpan.FromMinutes(4 + random.Next(6)),
        { Care: SandboxCare.Busy } => TimeSpan.FromMinutes(25 + random.Next(100)),
        _ => TimeSpan.FromMinutes(8 + random.Next(15)),
    };
}
