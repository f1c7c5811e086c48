using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>What people change about updates and releases.</summary>
internal sealed partial class SandboxStory
{
    /// <summary>Another build of the same package takes the place of one: the update begins again.</summary>
    public IReadOnlyList<SandboxMessage> SwapBuild(string alias, long buildId)
    {
        lock (world.Gate)
        {
            var update = OnItsWay(alias);
            var build = world.BuildWith(buildId) ?? throw new ArgumentException($"no build {buildId}", nameof(buildId));
            var old = update.Builds.Where(b => b.Package == build.Package).ToList();
            if (old.Count == 0 || old.Contains(build) || build.State != HubBuildState.Complete || build.For != update.Release)
                throw new ArgumentException($"{build} cannot come into {alias}", nameof(buildId));
            return Edit(update, [.. update.Builds.Except(old).Append(build).OrderBy(b => b.Nvr, StringComparer.Ordinal)], [build], old);
        }
    }

    /// <summary>A package is taken out of an update of several: the update begins again.</summary>
    public IReadOnlyList<SandboxMessage> TakeOut(string alias, string package)
    {
        lock (world.Gate)
        {
            var update = OnItsWay(alias);
            var gone = update.Builds.Where(b => b.Package.Name == package).ToList();
            if (gone.Count == 0 || gone.Count == update.Builds.Count)
                throw new ArgumentException($"{package} cannot be taken out of {alias}", nameof(package));
            return Edit(update, [.. update.Builds.Except(gone)], [], gone);
        }
    }

    /// <summary>Nothing announces it.</summary>
    public void Freeze(string release, bool frozen)
    {
        lock (world.Gate)
            (world.Releases.Named(release) ?? throw new ArgumentException($"no release {release}", nameof(release))).Frozen = frozen;
    }

    public IReadOnlyList<SandboxMessage> Override(long buildId)
    {
        lock (world.Gate)
        {
            var build = world.BuildWith(buildId) ?? throw new ArgumentException($"no build {buildId}", nameof(buildId));
            if (build.IsIn(build.For.Override))
                throw new ArgumentException($"{build} is overridden already", nameof(buildId));
            var of = new SandboxOverride(build, build.Owner, Whole(world.Now), Whole(world.Now.AddDays(7)), "");
            world.Updates.Add(of);
            return [Tag(build, build.For.Override, world.People.Bodhi), says.Bodhi.Overridden(of, inForce: true)];
        }
    }

    /// <summary>An override is over, before its time or at it.</summary>
    public IReadOnlyList<SandboxMessage> ExpireOverride(long buildId)
    {
        lock (world.Gate)
        {
            var of = world.Updates.Overrides.FirstOrDefault(o => o.Build.Id == buildId && o.Expired is null)
                ?? throw new ArgumentException($"build {buildId} is not overridden", nameof(buildId));
            of.Expired = Whole(world.Now);
            return [Untag(of.Build, of.Build.For.Override), says.Bodhi.Overridden(of, inForce: false)];
        }
    }

    private List<SandboxMessage> Edit(SandboxUpdate update, List<SandboxBuild> builds, List<SandboxBuild> added, List<SandboxBuild> removed)
    {
        var release = update.Release;
        var told = new List<SandboxMessage>();
        foreach (var build in removed)
            told.AddRange(Move([build], release.OnTheWay, release.Candidate));
        world.Updates.Swap(update, builds);
        update.Modified = Whole(world.Now);
        update.Status = BodhiStatus.Pending;
        update.Request = BodhiRequest.Testing;
        update.TestingSince = null;
        update.Gating = BodhiGating.Waiting;
        update.Unmet = Untested(update);
        update.Waivers = [];
        told.AddRange(Move(update, release.OnTheWay, release.SigningPending));
        Comment(
            update, world.People.Bodhi,
            $"{SandboxUpdate.BuildsChanged}\n\n{List(added)}\n\nRemoved build(s):\n\n{List(removed)}\n\nKarma has been reset.", 0);
        return [says.Bodhi.Edited(update, added, removed), says.Bodhi.ReadyForTesting(update), .. told];
    }

    private static string List(IEnumerable<SandboxBuild> builds) => string.Join('\n', builds.Select(build => "- " + build.Nvr));

    private SandboxUpdate OnItsWay(string alias) => Named(alias) is { Status: BodhiStatus.Pending or BodhiStatus.Testing } update
        ? update
        : throw new ArgumentException($"{alias} is not on its way", nameof(alias));
}
