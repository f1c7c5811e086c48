namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>
/// What a visitor should find on its way when the world begins: one of everything that can keep an update waiting. Each case takes the
/// newest finished build of a package out of the release it is in.
/// </summary>
internal sealed class FirstUpdates(SandboxWorld world)
{
    private const int LargeUpdate = 40;
    private const long FirstBug = 2_300_000;
    private const string Checks = "fedora-ci.koji-build.";

    private static readonly string[] Busy =
        ["guake", "kernel", "firefox", "systemd", "python-requests", "rust-ripgrep", "bash", "vim", "NetworkManager", "ImageMagick", "SDL3", "anaconda"];

    private static readonly string[] Others = ["curl", "podman", "mesa", "golang", "openssl", "gnome-shell", "chromium", "nodejs22"];

    private SandboxReleases Releases => world.Releases;

    public void Make()
    {
        var (rawhide, f45, f44, f43) = (Releases.Rawhide, Releases.Numbered(45), Releases.Numbered(44), Releases.Numbered(43));
        Case("guake", f44, f44.Testing, build => Testing(build, days: 3, votes: 1, Notes(build)));
        Case("kernel", f44, f44.Testing, build => Testing(build, days: 5, votes: 1, "Stable update."));
        Case("kernel", f43, f43.Testing, build => Security(build, BodhiSeverity.High, days: 2));
        Case("firefox", f44, f44.Testing, build =>
        {
            var update = Security(build, BodhiSeverity.Urgent, days: 1, votes: 1);
            update.Request = BodhiRequest.Stable;
            build.Tag(f44.StablePending, world.NextEvent());
            return update;
        });
        Case("systemd", rawhide, rawhide.TestingPending, build => Held(build, BodhiGating.Failed, ("rpminspect.static-analysis", true)));
        Case("python-requests", rawhide, rawhide.TestingPending, build =>
            Held(build, BodhiGating.Waiting, ("tier0.functional", false), ("rpmdeplint.functional", false)));
        Case("rust-ripgrep", f45, f45.Testing, build =>
        {
            var update = Testing(build, days: 9, votes: 1, "Update to the newest version.");
            update.Request = BodhiRequest.Stable;
            build.Tag(f45.StablePending, world.NextEvent());
            return update;
        });
        Case("bash", f44, f44.Testing, Ejected);
        Case("NetworkManager", f43, f43.Testing, build => Security(build, BodhiSeverity.Low, days: 8));
        Case("ImageMagick", f43, f43.Testing, build => Security(build, BodhiSeverity.Medium, days: 4));
        Case("audacity", f44, f44.Stable, JustPushed);
        if (Take("vim", f44) is { } side)
            side.Tag(Releases.Tags.AddSideTag(f44, 9871), world.NextEvent());
        if (world.PackageNamed("systemd")?.Builds.FindLast(b => b.For == f44 && b.State == HubBuildState.Complete) is { } overridden)
        {
            overridden.Tag(f44.Override, world.NextEvent());
            world.Updates.Add(new SandboxOverride(overridden, overridden.Owner, world.Anchor.AddDays(-2), world.Anchor.AddDays(5), "For the next rebuild."));
        }

        Together(f44);
    }

    /// <summary>Forty packages that were rebuilt in one side tag.</summary>
    private void Together(SandboxRelease release)
    {
        var builds = world.Packages.Where(p => p.Name == "git" || p.Facts.Care == SandboxCare.Steady).Where(p => !Busy.Contains(p.Name, StringComparer.Ordinal))
            .OrderByDescending(p => p.Name == "git").Where(p => IsFree(p.Name, release)).Take(LargeUpdate).Select(p => Take(p.Name, release)!).ToList();
        if (builds.Count == 0)
            return;
        var side = Releases.Tags.AddSideTag(release, 9850);
        foreach (var build in builds)
        {
            build.Tag(side, world.NextEvent());
            build.Tag(release.Testing, world.NextEvent());
        }

        var update = new SandboxUpdate
        {
            Alias = SandboxUpdates.AliasOf(builds[0]),
            DisplayName = "Rebuilds for the new toolchain",
            Release = release,
            Builds = [.. builds.OrderBy(b => b.Nvr, StringComparer.Ordinal)],
            Submitter = builds[0].Owner,
            Submitted = Whole(world.Anchor.AddDays(-4)),
            Status = BodhiStatus.Testing,
            SideTag = side.Name,
            Notes = "Everything that has to be rebuilt together.",
            AutoKarma = false,
            TestingSince = Whole(world.Anchor.AddDays(-3)),
        };
        Said(update, update.Submitted, $"This update has been submitted for testing by {update.Submitter.Name}.");
        world.Updates.Add(update);
    }

    // Not every seed gives every package a second build in the release: then another package shows the case.
    private void Case(string package, SandboxRelease release, SandboxTag into, Func<SandboxBuild, SandboxUpdate> make)
    {
        if (Others.Prepend(package).Where(name => IsFree(name, release))
            .Select(name => Take(name, release)).OfType<SandboxBuild>().FirstOrDefault() is not { } build)
            return;
        build.Tag(into, world.NextEvent());
        world.Updates.Add(make(build));
    }

    private bool IsFree(string package, SandboxRelease release) =>
        world.PackageNamed(package) is { } of && Movable(of, release) is { } build && !world.Updates.IsPlaced(build);

    private SandboxBuild? Take(string package, SandboxRelease release)
    {
        if (world.PackageNamed(package) is not { } of || Movable(of, release) is not { } build)
            return null;
        foreach (var tagging in build.Tags)
            build.Untag(tagging.Tag);
        return build;
    }

    // One that another can stand in for: the release never becomes empty.
    private static SandboxBuild? Movable(SandboxPackage package, SandboxRelease release)
    {
        var own = package.Builds.Where(b => b.For == release && b.State == HubBuildState.Complete && b.TaskId is not null).ToList();
        return own.Count > 1 && own[..^1].Exists(b => b.IsIn(release.Stable) || b.IsIn(release.Base)) ? own[^1] : null;
    }

    private SandboxUpdate Testing(
        SandboxBuild build, int days, int votes, string notes, BodhiType type = BodhiType.Bugfix, BodhiSeverity severity = BodhiSeverity.Unspecified)
    {
        var since = Whole(world.Anchor.AddDays(-days).AddHours(-3));
        var update = New(build, since.AddHours(-9), BodhiStatus.Testing, notes, type, severity);
        update.TestingSince = since;
        for (var vote = 0; vote < votes; vote++)
            update.Comments.Add(new SandboxComment(
                world.Updates.NextComment(), world.People.Packagers[vote], since.AddHours(2 + vote), "No regressions found.", 1));
        return update;
    }

    private SandboxUpdate Security(SandboxBuild build, BodhiSeverity severity, int days, int votes = 0) =>
        Testing(build, days, votes, $"Fixes a hole that lets a crafted file run code.\n\n- CVE-2026-{Cve(build)}", BodhiType.Security, severity);

    private SandboxUpdate Held(SandboxBuild build, BodhiGating gating, params (string Name, bool Failed)[] tests)
    {
        var update = New(build, Whole(world.Anchor.AddHours(-3)), BodhiStatus.Testing, $"Automatic update for {build.Nvr}.");
        update.TestingSince = update.Submitted.AddMinutes(8);
        update.Gating = gating;
        update.Unmet = [.. tests.Select(t => new SandboxTest(Checks + t.Name, build, t.Failed))];
        return update;
    }

    private SandboxUpdate Ejected(SandboxBuild build)
    {
        var update = Testing(build, days: 8, votes: 2, "Bug fixes.");
        Said(
            update, Whole(world.Anchor.AddHours(-5)),
            $"{update.Alias} ejected from the push because 'Cannot find relevant tag for {build.Nvr}.  None of the tags it is in may be pushed.'");
        return update;
    }

    private SandboxUpdate JustPushed(SandboxBuild build)
    {
        var update = Testing(build, days: 8, votes: 3, "Bug fixes.");
        update.Status = BodhiStatus.Stable;
        update.StableSince = Whole(world.Anchor.AddHours(-2));
        return update;
    }

    private SandboxUpdate New(
        SandboxBuild build, DateTimeOffset submitted, BodhiStatus status, string notes,
        BodhiType type = BodhiType.Bugfix, BodhiSeverity severity = BodhiSeverity.Unspecified)
    {
        var update = new SandboxUpdate
        {
            Alias = SandboxUpdates.AliasOf(build),
            Release = build.For,
            Builds = [build],
            Submitter = build.Owner,
            Submitted = submitted,
            Status = status,
            Notes = notes,
            Type = type,
            Severity = severity,
            Bugs = type == BodhiType.Security
                ? [new SandboxUpdateBug(FirstBug + (build.Id % 90_000), $"CVE-2026-{Cve(build)} {build.Package.Name}: crafted file runs code", Security: true)]
                : [],
            Critical = UpdateHistory.IsCritical(build.Package),
            StableDays = UpdateHistory.IsCritical(build.Package) ? 14 : 7,
        };
        Said(update, submitted, $"This update has been submitted for testing by {update.Submitter.Name}.");
        return update;
    }

    private static long Cve(SandboxBuild build) => 31_000 + (build.Id % 900);

    private void Said(SandboxUpdate update, DateTimeOffset at, string text) =>
        update.Comments.Add(new SandboxComment(world.Updates.NextComment(), world.People.Bodhi, at, text, 0));

    private static string Notes(SandboxBuild build) =>
        $"Update to **{build.Version}**\n\n* the drop-down remembers its height again (rhbz#2391204)\n"
        + $"* `guake --toggle` works under Wayland\n\nThanks to @ashgrover. See the [release notes]({build.Package.Facts.Url}).";

    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
