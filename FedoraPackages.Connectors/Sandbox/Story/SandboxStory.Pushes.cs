using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Sandbox.World;

namespace FedoraPackages.Connectors.Sandbox.Story;

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
            Named(alias).Gating = GatingStatus.Running;
    }

    /// <summary>Some of the tests that the release asks for have failed.</summary>
    public IReadOnlyList<SandboxMessage> FailTests(string alias, params IReadOnlyList<string> tests)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            update.Gating = GatingStatus.Failed;
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

    /// <summary>A push: what has been asked for happens. To testing and to stable Bodhi says so; in Rawhide only Koji's tag does.</summary>
    public IReadOnlyList<SandboxMessage> Push(string alias)
    {
        lock (world.Gate)
        {
            var update = Named(alias);
            return update.Request switch
            {
                _ when IsAutomatic(update.Release) => Settle(update),
                UpdateRequest.Testing => ToTesting(update),
                UpdateRequest.Stable => ToStable(update),
                _ => throw new ArgumentException($"nothing has been asked for {alias}", nameof(alias)),
            };
        }
    }

    private List<SandboxMessage> ToTesting(SandboxUpdate update)
    {
        var release = update.Release;
        var told = Move(update, [release.TestingPending, release.SigningPending, release.Candidate], release.Testing);
        update.Status = UpdateStatus.Testing;
        update.Request = null;
        update.TestingSince = Whole(world.Now);
        Comment(update, world.People.Bodhi, "This update has been pushed to testing.", 0);
        return [.. told, says.Bodhi.Pushed(update, "testing")];
    }

    private List<SandboxMessage> ToStable(SandboxUpdate update)
    {
        var release = update.Release;
        var told = Move(update, [release.StablePending, release.Testing], release.Stable);
        update.Status = UpdateStatus.Stable;
        update.Request = null;
        update.StableSince = Whole(world.Now);
        Comment(update, world.People.Bodhi, "This update has been pushed to stable.", 0);
        return [.. told, says.Bodhi.Pushed(update, "stable"), .. update.Builds.Select(build => says.Bodhi.Errata(update, build))];
    }

    // What waits in Rawhide for its tests comes in when they have passed.
    private List<SandboxMessage> Settle(SandboxUpdate update)
    {
        if (update.Gating is not (GatingStatus.Passed or GatingStatus.Ignored))
            return [];
        var release = update.Release;
        var told = Move(update, [release.TestingPending, release.SigningPending, release.Candidate], release.Stable);
        update.Status = UpdateStatus.Stable;
        update.Request = null;
        update.StableSince = Whole(world.Now);
        return told;
    }

    private List<SandboxMessage> Pass(SandboxUpdate update)
    {
        update.Gating = GatingStatus.Passed;
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
            if (!build.IsIn(release.TestingPending) || world.Updates.Holding(build) is not { } update || update.Gating == GatingStatus.Failed)
                return [];
            return [.. update.Gating == GatingStatus.Passed ? [] : Pass(update), .. Settle(update)];
        }
    }

    private List<SandboxMessage> Automatic(SandboxBuild build)
    {
        var made = world.Updates.Holding(build) is { } update ? new Made(update, []) : Create([build], UpdateType.Unspecified, UpdateSeverity.Unspecified);
        made.Update.Status = UpdateStatus.Testing;
        made.Update.Request = null;
        made.Update.TestingSince = Whole(world.Now);
        return [.. made.Messages, .. Move(made.Update, [build.For.SigningPending], build.For.TestingPending)];
    }
}
