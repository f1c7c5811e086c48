namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Puts a package's builds into the tags they would be in when the world begins.</summary>
internal sealed class InitialTags(SandboxReleases releases, DateTimeOffset anchor, Func<long> nextEvent)
{
    private const int Forgetful = 17;

    private static readonly TimeSpan OneRound = TimeSpan.FromHours(12);

    public void Tag(SandboxPackage package)
    {
        SandboxBuild? inherited = null;
        foreach (var release in releases.Live.Where(package.LivesIn))
        {
            var own = package.Builds.Where(build => build.State == HubBuildState.Complete && build.For == release).ToList();
            if (release.IsFedora)
            {
                inherited ??= Older(package, release);
                inherited = Fedora(release, own, inherited);
            }
            else if (own.Count > 0)
            {
                Other(release, own);
            }
        }
    }

    private static SandboxBuild? Older(SandboxPackage package, SandboxRelease release) => package.Builds.LastOrDefault(build =>
        build.State == HubBuildState.Complete && build.For.IsFedora && build.For.Number < release.Number);

    /// <summary>Returns what the next release starts out with.</summary>
    private SandboxBuild? Fedora(SandboxRelease release, List<SandboxBuild> own, SandboxBuild? inherited)
    {
        if (release.Phase == SandboxPhase.Stable)
            return Stable(release, own, inherited);
        if (own.Count == 0)
        {
            Into(release.Base, inherited);
            return inherited;
        }

        var fresh = release.Phase == SandboxPhase.Branched && own.Count > 1 && own[^1].Completed > anchor.AddDays(-6);
        var settled = own.SkipLast(fresh ? 1 : 0).ToList();
        foreach (var build in settled.Where(build => build == settled[0] || !IsAhead(build)).TakeLast(2))
            Into(release.Base, build);
        if (fresh)
            Into(release.Testing, own[^1]);
        return own[^1];
    }

    private SandboxBuild? Stable(SandboxRelease release, List<SandboxBuild> own, SandboxBuild? inherited)
    {
        var shipped = own.FindLast(build => build.Completed < release.Released) ?? inherited;
        Into(release.Base, shipped);
        var updates = own.Where(build => build.Completed >= release.Released).ToList();
        if (updates.Count == 0)
            return shipped;
        var age = anchor - updates[^1].Completed;
        // Packagers push to an older release what the newer ones have; few forget.
        var held = age < TimeSpan.FromDays(14) || IsAhead(updates[^1]);
        foreach (var build in updates.SkipLast(held ? 1 : 0).Where(build => !IsAhead(build)).TakeLast(2))
            Into(release.Stable, build);
        if (held)
            Into(age < TimeSpan.FromDays(1) ? release.Candidate : release.Testing, updates[^1]);
        return updates[^1];
    }

    private void Other(SandboxRelease release, List<SandboxBuild> own)
    {
        var held = release.Phase == SandboxPhase.Epel && own.Count > 1 && (own[^1].Completed > anchor.AddDays(-7) || IsAhead(own[^1]));
        Into(release.Stable, own.SkipLast(held ? 1 : 0).LastOrDefault(build => !IsAhead(build)) ?? own[0]);
        if (held)
            Into(release.Testing, own[^1]);
    }

    /// <summary>A newer release of the same family has nothing of that round that has settled there.</summary>
    private bool IsAhead(SandboxBuild build) => build.Id % Forgetful != 0
        && releases.Live.Any(newer => IsNewer(newer, build.For) && Settled(build.Package, newer) is { } there && there.Created + OneRound < build.Created);

    private SandboxBuild? Settled(SandboxPackage package, SandboxRelease release)
    {
        var complete = package.Builds.Where(b => b.State == HubBuildState.Complete && b.For == release).ToList();
        return complete.FindLast(b => b.Completed < anchor.AddDays(-14)) ?? complete.FirstOrDefault();
    }

    private static bool IsNewer(SandboxRelease one, SandboxRelease other) => one.IsFedora && other.IsFedora
        ? one.Number > other.Number
        : one.Phase == SandboxPhase.Epel && other.Phase == SandboxPhase.Epel
            && one.Name.Split('.') is [var major, var minor] && other.Name.Split('.') is [var same, var before]
            && major == same && string.CompareOrdinal(minor, before) > 0;

    private void Into(SandboxTag tag, SandboxBuild? build) => build?.Tag(tag, nextEvent());
}
