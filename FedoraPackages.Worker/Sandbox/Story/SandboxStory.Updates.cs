using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Updates: made, voted for, asked for, pushed, thrown out.</summary>
internal sealed partial class SandboxStory
{
    /// <summary>
    /// An update of finished builds that wait as candidates. An older one on its way whose packages are all in the new one becomes obsolete:
    /// Bodhi tells nobody, and Koji that its builds lost their tags.
    /// </summary>
    public Made CreateUpdate(IReadOnlyList<long> buildIds, BodhiType type = BodhiType.Bugfix, BodhiSeverity severity = BodhiSeverity.Unspecified)
    {
        lock (world.Gate)
        {
            var builds = buildIds.Select(id => world.BuildWith(id) ?? throw new ArgumentException($"no build {id}", nameof(buildIds))).ToList();
            if (builds.Count == 0 || builds.Exists(b => b.State != HubBuildState.Complete || b.For != builds[0].For))
                throw new ArgumentException("an update is of finished builds of one release", nameof(buildIds));
            if (builds.Exists(b => !b.IsIn(b.For.Candidate) && !b.Tags.Any(t => t.Tag.IsSide)))
                throw new ArgumentException("a build waits as a candidate, or in a side tag, for its update", nameof(buildIds));
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
            if (update is { Status: BodhiStatus.Testing, AutoKarma: true, Request: null }
                && update.Karma >= update.StableKarma && update.MeetsRequirements(world.Now))
                told.AddRange([says.Bodhi.KarmaReached(update, "stable"), .. RequestStable(update, world.People.Bodhi)]);
            else if (update.Status == BodhiStatus.Testing && update.Karma <= update.UnstableKarma)
            {
                told.AddRange([says.Bodhi.KarmaReached(update, "unstable"), .. End(update, BodhiStatus.Obsolete, into: null)]);
            }

            return told;
        }
    }

    /// <summary>Asks for the push to stable, which Bodhi refuses before enough votes, enough days and the tests.</summary>
    public IReadOnlyList<SandboxMessage> RequestStable(string alias)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            return update is { Status: BodhiStatus.Testing, Request: null } && update.MeetsRequirements(world.Now)
                ? RequestStable(update, update.Submitter)
                : throw new ArgumentException($"{alias} may not go to stable yet", nameof(alias));
        }
    }

    public IReadOnlyList<SandboxMessage> Revoke(string alias)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            var untagged = update.Status == BodhiStatus.Pending
                ? End(update, BodhiStatus.Unpushed, update.Release.Candidate)
                : Move(update, [update.Release.StablePending], into: null);
            update.Request = null;
            return [says.Bodhi.Requested(update, "revoke", update.Submitter), .. untagged];
        }
    }

    public IReadOnlyList<SandboxMessage> Unpush(string alias)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            var moved = End(update, BodhiStatus.Unpushed, update.Release.Candidate);
            Comment(update, world.People.Bodhi, "This update has been unpushed.", 0);
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
            var release = update.Release;
            var moved = update.Status == BodhiStatus.Pending
                ? Move(update, [release.SigningPending, release.TestingPending], release.Candidate)
                : Move(update, [release.StablePending], into: null);
            return [says.Bodhi.Ejected(update, reason, request), .. moved];
        }
    }

    private Made Create(List<SandboxBuild> builds, BodhiType type, BodhiSeverity severity)
    {
        var release = builds[0].For;
        var automatic = IsAutomatic(release);
        foreach (var build in builds.Where(b => world.Updates.Holding(b) is not null))
            throw new ArgumentException($"{build} is in an update already", nameof(builds));
        var critical = builds.Exists(b => UpdateHistory.IsCritical(b.Package));
        var update = new SandboxUpdate
        {
            Alias = world.Updates.NewAliasOf(builds[0]),
            Release = release,
            Builds = [.. builds.OrderBy(b => b.Nvr, StringComparer.Ordinal)],
            Submitter = automatic ? world.People.Bodhi : builds[0].Owner,
            Submitted = Whole(world.Now),
            Status = BodhiStatus.Pending,
            Request = BodhiRequest.Testing,
            Gating = BodhiGating.Waiting,
            Type = type,
            Severity = severity,
            Notes = automatic ? $"Automatic update for {builds[0].Nvr}." : $"Update to {builds[0].Version}",
            SideTag = builds[0].Tags.Select(t => t.Tag).FirstOrDefault(tag => tag.IsSide)?.Name,
            Critical = critical,
            StableDays = critical ? 14 : 7,
            AutoTime = !automatic,
            AutoKarma = !automatic,
        };
        update.Unmet = Untested(update);
        var untagged = Obsolete(update);
        world.Updates.Add(update);
        Comment(update, world.People.Bodhi, $"This update has been submitted for testing by {update.Submitter.Name}.", 0);
        IEnumerable<SandboxMessage> asked = automatic ? [] : [says.Bodhi.Requested(update, "testing", update.Submitter)];
        return new Made(
            update, [.. asked, says.Bodhi.ReadyForTesting(update), .. automatic ? [] : Move(update, [release.Candidate], release.SigningPending), .. untagged]);
    }

    private List<SandboxMessage> Obsolete(SandboxUpdate by)
    {
        var packages = by.Builds.Select(b => b.Package).ToHashSet();
        var older = packages.SelectMany(world.Updates.Of).Distinct().Where(u =>
            u.Release == by.Release && u.Status is BodhiStatus.Pending or BodhiStatus.Testing && !u.Locked
            && u.Builds.All(b => packages.Contains(b.Package))).ToList();
        var told = new List<SandboxMessage>();
        foreach (var update in older)
        {
            told.AddRange(End(update, BodhiStatus.Obsolete, into: null));
            Comment(update, world.People.Bodhi, $"This update has been obsoleted by {by.Alias}.", 0);
        }

        return told;
    }

    private static List<SandboxTest> Untested(SandboxUpdate update) =>
        [.. SandboxTest.Required.Select(name => new SandboxTest(name, update.Builds[0], Failed: false))];

    private List<SandboxMessage> RequestStable(SandboxUpdate update, SandboxPerson by)
    {
        update.Request = BodhiRequest.Stable;
        Comment(update, world.People.Bodhi, $"This update has been submitted for stable by {by.Name}.", 0);
        return [says.Bodhi.Requested(update, "stable", by), .. Move(update, [], update.Release.StablePending)];
    }

    private List<SandboxMessage> End(SandboxUpdate update, BodhiStatus status, SandboxTag? into)
    {
        update.Status = status;
        update.Request = null;
        update.Unmet = [];
        return Move(update, update.Release.OnTheWay, into);
    }

    private SandboxComment Comment(SandboxUpdate update, SandboxPerson by, string text, int karma)
    {
        var comment = new SandboxComment(world.Updates.NextComment(), by, Whole(world.Now), text, karma);
        update.Comments.Add(comment);
        return comment;
    }

    /// <summary>Moves the builds of an update, as Bodhi does it, and says so as Koji does.</summary>
    private List<SandboxMessage> Move(SandboxUpdate update, IReadOnlyList<SandboxTag> from, SandboxTag? into) => Move(update.Builds, from, into);

    private List<SandboxMessage> Move(IReadOnlyList<SandboxBuild> builds, IReadOnlyList<SandboxTag> from, SandboxTag? into)
    {
        var told = new List<SandboxMessage>();
        foreach (var build in builds)
        {
            if (into is not null && !build.IsIn(into))
                told.Add(Tag(build, into, world.People.Bodhi));
            told.AddRange(from.Where(tag => tag != into && build.IsIn(tag)).ToList().ConvertAll(tag => Untag(build, tag)));
        }

        return told;
    }

    private SandboxUpdate Named(string alias) => world.Updates.With(alias) ?? throw new ArgumentException($"no update {alias}", nameof(alias));

    private static bool IsAutomatic(SandboxRelease release) => release.Phase is SandboxPhase.Rawhide or SandboxPhase.Eln;

    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>An update that has been made, and what was said about it.</summary>
    public sealed record Made(SandboxUpdate Update, IReadOnlyList<SandboxMessage> Messages);
}
