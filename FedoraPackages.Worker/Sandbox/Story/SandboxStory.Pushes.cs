using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>What brings an update on: signatures, tests and pushes.</summary>
internal sealed partial class SandboxStory
{
    /// <summary>The builds of an update are signed, and wait for the push to testing.</summary>
    public IReadOnlyList<SandboxMessage> Sign(string alias)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            return Move(update, [update.Release.SigningPending, update.Release.Candidate], update.Release.TestingPending);
        }
    }

    /// <summary>Tests run; nothing says so.</summary>
    public void BeginTests(string alias)
    {
        lock (world.Gate)
            Named(alias).Gating = BodhiGating.Running;
    }

    /// <summary>Some of the tests that the release asks for have failed.</summary>
    public IReadOnlyList<SandboxMessage> FailTests(string alias, params IReadOnlyList<string> tests)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            update.Gating = BodhiGating.Failed;
            update.Unmet = [.. tests.Select(test => new SandboxTest(test, update.Builds[0], true))];
            return Decide(update);
        }
    }

    /// <summary>All tests have passed, or those that did not were waived.</summary>
    public IReadOnlyList<SandboxMessage> PassTests(string alias)
    {
        lock (world.Gate)
            return Pass(Named(alias));
    }

    /// <summary>Somebody says that a test does not matter; after the last one that held the update, it has passed.</summary>
    public IReadOnlyList<SandboxMessage> WaiveTest(string alias, string test)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            var waived = update.Unmet.Where(t => t.Name == test).ToList();
            if (waived.Count == 0)
                throw new ArgumentException($"{test} does not hold {alias}", nameof(test));
            update.Waivers = [.. update.Waivers, .. waived.Select(t => new SandboxWaiver(t, update.Submitter, Whole(world.Now)))];
            update.Unmet = [.. update.Unmet.Except(waived)];
            return update.Unmet.Count == 0 ? Pass(update) : Decide(update);
        }
    }

    /// <summary>A push of a whole release. Nothing goes to stable while it is frozen, nor to testing what is not signed.</summary>
    public IReadOnlyList<SandboxMessage> PushRelease(string release)
    {
        lock (world.Gate)
        {
            var on = world.Releases.Named(release) ?? throw new ArgumentException($"no release {release}", nameof(release));
            var all = world.Updates.All().Where(u => u.Release == on && !IsAutomatic(on)).ToList();
            var testing = all.FindAll(u => u is { Status: BodhiStatus.Pending, Request: BodhiRequest.Testing } && u.Builds.All(b => b.IsIn(on.TestingPending)));
            var stable = all.FindAll(u => u is { Status: BodhiStatus.Testing, Request: BodhiRequest.Stable } && !on.Frozen);
            return [.. Compose(on, testing, "testing", ToTesting), .. Compose(on, stable, "stable", ToStable)];
        }
    }

    /// <summary>
    /// Bodhi's regular look at what is in testing: says once that an update may go to stable now, and asks for it by itself where its
    /// updater wanted that after so many days.
    /// </summary>
    public IReadOnlyList<SandboxMessage> LookAgain()
    {
        lock (world.Gate)
            return [.. world.Updates.All().Where(u => u is { Status: BodhiStatus.Testing, Request: null } && !IsAutomatic(u.Release)).SelectMany(LookAt)];
    }

    private List<SandboxMessage> LookAt(SandboxUpdate update)
    {
        const string Ready = "This update can be pushed to stable now if the maintainer wishes";
        if (!update.MeetsRequirements(world.Now))
            return [];
        var told = new List<SandboxMessage>();
        if (!update.Comments.Exists(said => said.Text == Ready))
        {
            Comment(update, world.People.Bodhi, Ready, 0);
            told.Add(says.Bodhi.RequirementsMet(update));
        }

        if (update.AutoTime && world.Now - update.TestingSince >= TimeSpan.FromDays(update.StableDays))
            told.AddRange(RequestStable(update, world.People.Bodhi));
        return told;
    }

    private List<SandboxMessage> Compose(SandboxRelease release, List<SandboxUpdate> updates, string request, Func<SandboxUpdate, List<SandboxMessage>> push)
    {
        if (updates.Count == 0)
            return [];
        var repository = $"{release.Base.Name}-updates{(request == "testing" ? "-testing" : "")}";
        return
        [
            says.Bodhi.Composing("start", null, null),
            says.Bodhi.Composing("composing", repository, [.. updates.Select(u => u.Alias)]),
            .. updates.SelectMany(push),
            says.Bodhi.Composing("sync.wait", repository, null),
            says.Bodhi.Composing("sync.done", repository, null),
            says.Bodhi.Composing("complete", repository, null),
        ];
    }

    /// <summary>
    /// A push of one update, in a freeze too, as for a blocker: what has been asked for happens. To testing and to stable Bodhi says so; in
    /// Rawhide only Koji's tag does.
    /// </summary>
    public IReadOnlyList<SandboxMessage> Push(string alias)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            return update.Request switch
            {
                _ when IsAutomatic(update.Release) => Settle(update),
                BodhiRequest.Testing => Compose(update.Release, [update], "testing", ToTesting),
                BodhiRequest.Stable => Compose(update.Release, [update], "stable", ToStable),
                _ => throw new ArgumentException($"nothing has been asked for {alias}", nameof(alias)),
            };
        }
    }

    private List<SandboxMessage> ToTesting(SandboxUpdate update)
    {
        var release = update.Release;
        var told = Move(update, [release.TestingPending, release.SigningPending, release.Candidate], release.Testing);
        update.Status = BodhiStatus.Testing;
        update.Request = null;
        update.TestingSince = Whole(world.Now);
        Comment(update, world.People.Bodhi, "This update has been pushed to testing.", 0);
        return [.. told, says.Bodhi.Pushed(update, "testing")];
    }

    private List<SandboxMessage> ToStable(SandboxUpdate update)
    {
        var release = update.Release;
        var told = Move(update, [release.StablePending, release.Testing], release.Stable);
        update.Status = BodhiStatus.Stable;
        update.Request = null;
        update.StableSince = Whole(world.Now);
        Comment(update, world.People.Bodhi, "This update has been pushed to stable.", 0);
        return [.. told, says.Bodhi.Pushed(update, "stable"), .. update.Builds.Select(build => says.Bodhi.Errata(update, build))];
    }

    // What waits in Rawhide for its tests comes in when they have passed.
    private List<SandboxMessage> Settle(SandboxUpdate update)
    {
        if (update.Gating is not (BodhiGating.Passed or BodhiGating.Ignored))
            return [];
        var release = update.Release;
        var told = Move(update, [release.TestingPending, release.SigningPending, release.Candidate], release.Stable);
        update.Status = BodhiStatus.Stable;
        update.Request = null;
        update.StableSince = Whole(world.Now);
        return told;
    }

    private List<SandboxMessage> Pass(SandboxUpdate update)
    {
        update.Gating = BodhiGating.Passed;
        update.Unmet = [];
        return Decide(update);
    }

    private List<SandboxMessage> Decide(SandboxUpdate update) => [.. update.Builds.Select(build => says.Bodhi.Decided(update, build))];

    /// <summary>
    /// Moves a finished build of Rawhide or ELN on: signed, then in an automatic update, then through its tests into the release. Says
    /// nothing when it has arrived, is held by a test, or waits for an update as the other releases' builds do.
    /// </summary>
    public IReadOnlyList<SandboxMessage> Promote(long buildId)
    {
        lock (world.Gate)
        {
            var build = world.BuildWith(buildId) ?? throw new ArgumentException($"no build {buildId}", nameof(buildId));
            var release = build.For;
            if (!IsAutomatic(release) || build.IsIn(release.Stable))
                return [];
            if (build.IsIn(release.Candidate))
                return [Tag(build, release.SigningPending, world.People.Bodhi), Untag(build, release.Candidate)];
            if (build.IsIn(release.SigningPending))
                return Automatic(build);
            if (!build.IsIn(release.TestingPending) || world.Updates.Holding(build) is not { } update || update.Gating == BodhiGating.Failed)
                return [];
            return [.. update.Gating == BodhiGating.Passed ? [] : Pass(update), .. Settle(update)];
        }
    }

    private List<SandboxMessage> Automatic(SandboxBuild build)
    {
        var made = world.Updates.Holding(build) is { } update ? new Made(update, []) : Create([build], BodhiType.Unspecified, BodhiSeverity.Unspecified);
        made.Update.Status = BodhiStatus.Testing;
        made.Update.Request = null;
        made.Update.TestingSince = Whole(world.Now);
        return [.. made.Messages, .. Move(made.Update, [build.For.SigningPending], build.For.TestingPending)];
    }
}
