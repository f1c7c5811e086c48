namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>
/// Cases of the world's beginning that need builds which stand in a certain relation to each other: the first package that has such builds
/// shows them, those that visitors know before the others.
/// </summary>
internal sealed class MoreUpdates(SandboxWorld world)
{
    private static readonly string[] Known = ["htop", "git", "curl", "podman", "mesa", "golang", "firefox", "vim", "ImageMagick", "chromium"];

    public void Make()
    {
        var (f44, f43) = (world.Releases.Numbered(44), world.Releases.Numbered(43));
        First(package => OlderHoldsNewer(package, f43, f44));
        First(package => NotNewerThanStable(package, f44));
        First(package => Replaced(package, f44));
        First(package => Arrived(package, f43));
        First(InBothMinors);
    }

    private void First(Func<SandboxPackage, bool> shows)
    {
        var untouched = Known.Select(world.PackageNamed).OfType<SandboxPackage>()
            .Concat(world.Packages.Where(p => p.Facts.Care is SandboxCare.Steady or SandboxCare.Quiet));
        _ = untouched.Any(shows);
    }

    /// <summary>What the newer release had was taken back: the older one is ahead.</summary>
    private bool OlderHoldsNewer(SandboxPackage package, SandboxRelease older, SandboxRelease newer)
    {
        var ahead = Own(package, older).FindLast(b => b.IsIn(older.Stable));
        var own = Own(package, newer);
        if (ahead is null || own.Count < 2 || own[^1].Tags.Count == 0 || !own[^2].IsIn(newer.Stable)
            || !(ahead.Created > own[^2].Created.AddHours(2)) || !AreFree(own[^1]))
            return false;
        Untag(own[^1]);
        own[^1].Tag(newer.Candidate, world.NextEvent());
        Add(own[^1], BodhiStatus.Unpushed, BodhiType.Enhancement, "Update to the newest version.", "This update has been unpushed.");
        return true;
    }

    /// <summary>Somebody's update was overtaken, and nobody took it back.</summary>
    private bool NotNewerThanStable(SandboxPackage package, SandboxRelease release)
    {
        var own = Own(package, release);
        if (own.Count < 3 || !own[^1].IsIn(release.Stable) || !own[^2].IsIn(release.Stable) || !AreFree(own[^2]))
            return false;
        Untag(own[^2]);
        own[^2].Tag(release.Testing, world.NextEvent());
        Add(own[^2], BodhiStatus.Testing, BodhiType.Bugfix, "Bug fixes.", "This update has been pushed to testing.");
        return true;
    }

    /// <summary>An update that another took the place of before it was stable.</summary>
    private bool Replaced(SandboxPackage package, SandboxRelease release)
    {
        if (Own(package, release).FindLast(b => b.Tags.Count == 0 && b.Created > release.Released && AreFree(b)) is not { } build)
            return false;
        Add(build, BodhiStatus.Obsolete, BodhiType.Bugfix, "Bug fixes.", "This update has been obsoleted.");
        return true;
    }

    /// <summary>A package that is new in its release.</summary>
    private bool Arrived(SandboxPackage package, SandboxRelease release)
    {
        if (Own(package, release).FindLast(b => b.IsIn(release.Testing) && AreFree(b)) is not { } build)
            return false;
        Add(build, BodhiStatus.Testing, BodhiType.NewPackage, $"New package: {package.Facts.Summary}.", "This update has been pushed to testing.");
        return true;
    }

    /// <summary>A minor release of EPEL begins with the builds of the one before.</summary>
    private bool InBothMinors(SandboxPackage package)
    {
        var (before, after) = (world.Releases.Named("EPEL-10.1")!, world.Releases.Named("EPEL-10.2")!);
        var own = Own(package, before).FindLast(b => b.IsIn(before.Stable));
        if (own is null || Own(package, after) is { Count: > 0 } later && later[^1].Created > own.Created)
            return false;
        own.Tag(after.Stable, world.NextEvent());
        return true;
    }

    private bool AreFree(SandboxBuild build) => !world.Updates.IsPlaced(build);

    private static List<SandboxBuild> Own(SandboxPackage package, SandboxRelease release) =>
        [.. package.Builds.Where(b => b.For == release && b.State == HubBuildState.Complete && b.TaskId is not null)];

    private static void Untag(SandboxBuild build)
    {
        foreach (var tagging in build.Tags)
            build.Untag(tagging.Tag);
    }

    private void Add(SandboxBuild build, BodhiStatus status, BodhiType type, string notes, string last)
    {
        var submitted = Whole(build.Completed!.Value.AddMinutes(20));
        var update = new SandboxUpdate
        {
            Alias = SandboxUpdates.AliasOf(build),
            Release = build.For,
            Builds = [build],
            Submitter = build.Owner,
            Submitted = submitted,
            Status = status,
            Type = type,
            Notes = notes,
            AutoTime = false,
            TestingSince = status == BodhiStatus.Testing ? submitted.AddMinutes(30) : null,
            Critical = UpdateHistory.IsCritical(build.Package),
            StableDays = UpdateHistory.IsCritical(build.Package) ? 14 : 7,
        };
        Say(update, submitted, $"This update has been submitted for testing by {update.Submitter.Name}.");
        Say(update, submitted.AddMinutes(30), last);
        world.Updates.Add(update);
    }

    private void Say(SandboxUpdate update, DateTimeOffset at, string text) =>
        update.Comments.Add(new SandboxComment(world.Updates.NextComment(), world.People.Bodhi, at, text, 0));

    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
