using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Sandbox.World;

namespace FedoraPackages.Connectors.Sandbox.Story;

/// <summary>Updates: made, voted for, asked for, pushed, thrown out.</summary>
internal sealed partial class SandboxStory
{
    /// <summary>
    /// An update of finished builds that wait as candidates. An older one on its way whose packages are all in the new one becomes obsolete,
    /// and nobody is told.
    /// </summary>
    public Made CreateUpdate(IReadOnlyList<long> buildIds, UpdateType type = UpdateType.Bugfix, UpdateSeverity severity = UpdateSeverity.Unspecified)
    {
        lock (world.Gate)
        {
            var builds = buildIds.Select(id => world.BuildWith(id) ?? throw new ArgumentException($"no build {id}", nameof(buildIds))).ToList();
            if (builds.Count == 0 || builds.Exists(b => b.State != BuildState.Complete || b.For != builds[0].For))
                throw new ArgumentException("an update is of finished builds of one release", nameof(buildIds));
            return Create(builds, type, severity);
        }
    }

    public IReadOnlyList<SandboxMessage> Vote(string alias, int karma, string words = "Works for me.")
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            var voter = world.People.Packagers[(update.Comments.Count * 7) % world.People.Packagers.Count];
            var told = new List<SandboxMessage> { says.Bodhi.Commented(update, Comment(update, voter, words, karma)) };
            if (update.Status == UpdateStatus.Testing && update.AutoKarma && update.Karma >= update.StableKarma && update.Request is null && update.MeetsRequirements(world.Now))
                told.AddRange([says.Bodhi.KarmaReached(update, "stable"), .. RequestStable(update)]);
            else if (update.Status == UpdateStatus.Testing && update.Karma <= update.UnstableKarma)
            {
                told.Add(says.Bodhi.KarmaReached(update, "unstable"));
                End(update, UpdateStatus.Obsolete);
            }

            return told;
        }
    }

    public IReadOnlyList<SandboxMessage> RequestStable(string alias)
    {
        lock (world.Gate)
            return RequestStable(Named(alias));
    }

    public IReadOnlyList<SandboxMessage> Revoke(string alias)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            update.Request = null;
            var untagged = Move(update, [update.Release.StablePending], into: null);
            return [says.Bodhi.Requested(update, "revoke", update.Submitter), .. untagged];
        }
    }

    public IReadOnlyList<SandboxMessage> Unpush(string alias)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            End(update, UpdateStatus.Unpushed);
            var release = update.Release;
            var moved = Move(update, [release.Testing, release.TestingPending, release.SigningPending, release.StablePending], release.Candidate);
            return [says.Bodhi.Requested(update, "unpush", update.Submitter), .. moved];
        }
    }

    /// <summary>Thrown out of the push it was in.</summary>
    public IReadOnlyList<SandboxMessage> Eject(string alias, string reason)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            var request = update.Request is { } asked ? asked.ToString().ToLowerInvariant() : "stable";
            Comment(update, world.People.Bodhi, $"{alias} ejected from the push because '{reason}'", 0);
            update.Request = null;
            update.Locked = false;
            return [says.Bodhi.Ejected(update, reason, request), .. Move(update, [update.Release.StablePending], into: null)];
        }
    }

    /// <summary>Another build of the same package takes the place of one.</summary>
    public IReadOnlyList<SandboxMessage> SwapBuild(string alias, long buildId)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            var build = world.BuildWith(buildId) ?? throw new ArgumentException($"no build {buildId}", nameof(buildId));
            var old = update.Builds.Where(b => b.Package == build.Package).ToList();
            List<SandboxBuild> builds = [.. update.Builds.Except(old).Append(build).OrderBy(b => b.Nvr, StringComparer.Ordinal)];
            world.Updates.Swap(update, builds);
            update.Modified = Whole(world.Now);
            return [says.Bodhi.Edited(update, [build], old)];
        }
    }

    /// <summary>A package is taken out of an update of several.</summary>
    public IReadOnlyList<SandboxMessage> TakeOut(string alias, string package)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            var gone = update.Builds.Where(b => b.Package.Name == package).ToList();
            if (gone.Count == 0 || gone.Count == update.Builds.Count)
                throw new ArgumentException($"{package} cannot be taken out of {alias}", nameof(package));
            world.Updates.Swap(update, [.. update.Builds.Except(gone)]);
            update.Modified = Whole(world.Now);
            return [says.Bodhi.Edited(update, [], gone)];
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
            var of = new SandboxOverride(build, build.Owner, Whole(world.Now), Whole(world.Now.AddDays(7)), "");
            world.Updates.Add(of);
            return [says.Bodhi.Overridden(of, inForce: true)];
        }
    }

    private Made Create(List<SandboxBuild> builds, UpdateType type, UpdateSeverity severity)
    {
        var release = builds[0].For;
        var automatic = IsAutomatic(release);
        foreach (var build in builds.Where(b => world.Updates.Holding(b) is not null))
            throw new ArgumentException($"{build} is in an update already", nameof(builds));
        var critical = builds.Exists(b => UpdateHistory.IsCritical(b.Package));
        var update = new SandboxUpdate
        {
            Alias = SandboxUpdates.AliasOf(builds[0]),
            Release = release,
            Builds = [.. builds.OrderBy(b => b.Nvr, StringComparer.Ordinal)],
            Submitter = automatic ? world.People.Bodhi : builds[0].Owner,
            Submitted = Whole(world.Now),
            Status = UpdateStatus.Pending,
            Request = UpdateRequest.Testing,
            Gating = GatingStatus.Waiting,
            Type = type,
            Severity = severity,
            Notes = automatic ? $"Automatic update for {builds[0].Nvr}." : $"Update to {builds[0].Version}",
            Critical = critical,
            StableDays = critical ? 14 : 7,
            AutoTime = !automatic,
            AutoKarma = !automatic,
        };
        Obsolete(update);
        world.Updates.Add(update);
        Comment(update, world.People.Bodhi, $"This update has been submitted for testing by {update.Submitter.Name}.", 0);
        return new Made(update, [says.Bodhi.ReadyForTesting(update), .. automatic ? [] : Move(update, [release.Candidate], release.SigningPending)]);
    }

    private void Obsolete(SandboxUpdate by)
    {
        var packages = by.Builds.Select(b => b.Package).ToHashSet();
        var older = packages.SelectMany(world.Updates.Of).Distinct().Where(u => u.Release == by.Release && u.Status is UpdateStatus.Pending or UpdateStatus.Testing && !u.Locked
            && u.Builds.All(b => packages.Contains(b.Package))).ToList();
        foreach (var update in older)
        {
            End(update, UpdateStatus.Obsolete);
            Comment(update, world.People.Bodhi, $"This update has been obsoleted by {by.Alias}.", 0);
            foreach (var build in update.Builds)
            {
                foreach (var tag in build.Tags.Select(t => t.Tag).Where(t => t != by.Release.Stable && t != by.Release.Base).ToList())
                    build.Untag(tag);
            }
        }
    }

    private List<SandboxMessage> RequestStable(SandboxUpdate update)
    {
        update.Request = UpdateRequest.Stable;
        Comment(update, world.People.Bodhi, $"This update has been submitted for stable by {update.Submitter.Name}.", 0);
        return [says.Bodhi.Requested(update, "stable", update.Submitter), .. Move(update, [], update.Release.StablePending)];
    }

    private static void End(SandboxUpdate update, UpdateStatus status)
    {
        update.Status = status;
        update.Request = null;
        update.Unmet = [];
    }

    private SandboxComment Comment(SandboxUpdate update, SandboxPerson by, string text, int karma)
    {
        var comment = new SandboxComment(world.Updates.NextComment(), by, Whole(world.Now), text, karma);
        update.Comments.Add(comment);
        return comment;
    }

    /// <summary>Moves the builds of an update, as Bodhi does it, and says so as Koji does.</summary>
    private List<SandboxMessage> Move(SandboxUpdate update, IReadOnlyList<SandboxTag> from, SandboxTag? into)
    {
        var told = new List<SandboxMessage>();
        foreach (var build in update.Builds)
        {
            if (into is not null && !build.IsIn(into))
                told.Add(Tag(build, into, world.People.Bodhi));
            told.AddRange(from.Where(build.IsIn).ToList().ConvertAll(tag => Untag(build, tag)));
        }

        return told;
    }

    private SandboxUpdate Named(string alias) => world.Updates.With(alias) ?? throw new ArgumentException($"no update {alias}", nameof(alias));

    private static bool IsAutomatic(SandboxRelease release) => release.Phase is SandboxPhase.Rawhide or SandboxPhase.Eln;

    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>An update that has been made, and what was said about it.</summary>
    public sealed record Made(SandboxUpdate Update, IReadOnlyList<SandboxMessage> Messages);
}
