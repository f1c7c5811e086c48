using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Works out the update that a build must have had, from the tags it is in. The same build always gives the same update.</summary>
internal static class UpdateHistory
{
    private const long MostComments = 16;

    private static readonly string[] CriticalPath = ["kernel", "systemd", "bash", "NetworkManager", "glibc", "dnf5", "grub2"];

    public static bool IsCritical(SandboxPackage package) => CriticalPath.Contains(package.Name, StringComparer.Ordinal);

    /// <summary>Builds of a mass rebuild come into Rawhide by their tag; what was built before a release was out was no
    /// update of it, and what is in a side tag is none yet.</summary>
    public static bool Had(SandboxBuild build) => !build.Tags.Any(t => t.Tag.IsSide)
        && (build.IsIn(build.For.Testing) || build.IsIn(build.For.Candidate) || build.For.Phase switch
        {
            SandboxPhase.Stable => build.Created >= build.For.Released,
            SandboxPhase.Epel => true,
            _ => build.Owner.Name != "releng" && build.IsIn(build.For.Stable),
        });

    /// <param name="latest">Nothing of it happened after this.</param>
    public static SandboxUpdate Of(SandboxBuild build, string alias, DateTimeOffset latest)
    {
        var random = new Random((int)(build.Id & int.MaxValue));
        var submitted = Whole(build.Completed!.Value.AddMinutes(random.Next(5, 50)));
        var status = Status(build, random);
        var critical = IsCritical(build.Package);
        var update = new SandboxUpdate
        {
            Alias = alias,
            Release = build.For,
            Builds = [build],
            Submitter = build.Owner,
            Submitted = submitted,
            Status = status,
            Request = status == BodhiStatus.Pending ? BodhiRequest.Testing : null,
            Gating = build.For.Phase == SandboxPhase.Epel ? BodhiGating.Ignored : BodhiGating.Passed,
            Type = Pick(random, BodhiType.Bugfix, BodhiType.Bugfix, BodhiType.Enhancement, BodhiType.Unspecified),
            Severity = Pick(random, BodhiSeverity.Unspecified, BodhiSeverity.Low, BodhiSeverity.Medium),
            Notes = Notes(build, random),
            StableKarma = critical ? 3 : random.Next(1, 4),
            StableDays = critical ? 14 : 7,
            AutoKarma = random.Next(3) > 0,
            AutoTime = random.Next(3) > 0,
            Critical = critical,
        };
        if (status is BodhiStatus.Testing or BodhiStatus.Stable && build.For.Phase is SandboxPhase.Stable or SandboxPhase.Epel or SandboxPhase.Branched)
            update.TestingSince = Before(latest, submitted.AddHours(random.Next(3, 20)));
        if (status == BodhiStatus.Stable)
            update.StableSince = Before(latest, update.TestingSince?.AddDays(random.Next(1, 8)) ?? submitted.AddMinutes(random.Next(5, 60)));
        Comment(update, random, latest);
        return update;
    }

    private static void Comment(SandboxUpdate update, Random random, DateTimeOffset latest)
    {
        // Not the story's numbers: those would then depend on who asks when.
        void Say(SandboxPerson by, DateTimeOffset at, string text, int karma) =>
            update.Comments.Add(new SandboxComment((update.Builds[0].Id * MostComments) + update.Comments.Count, by, at, text, karma));

        Say(Bodhi, update.Submitted, $"This update has been submitted for testing by {update.Submitter.Name}.", 0);
        if (update.TestingSince is not { } testing)
            return;
        Say(Bodhi, testing, "This update has been pushed to testing.", 0);
        var until = update.StableSince ?? latest;
        for (var votes = random.Next(update.Status == BodhiStatus.Stable ? 3 : 2); votes > 0; votes--)
            Say(Testers[votes - 1], Whole(until - ((until - testing) * (votes / 3.0))), "Works for me.", 1);
        if (update.StableSince is { } stable)
            Say(Bodhi, stable, "This update has been pushed to stable.", 0);
    }

    private static BodhiStatus Status(SandboxBuild build, Random random) =>
        build.IsIn(build.For.Stable) || build.IsIn(build.For.Base) ? BodhiStatus.Stable
        : build.IsIn(build.For.Testing) ? BodhiStatus.Testing
        : build.IsIn(build.For.Candidate) ? BodhiStatus.Pending
        : random.Next(10) switch { 0 => BodhiStatus.Unpushed, 1 or 2 or 3 => BodhiStatus.Obsolete, _ => BodhiStatus.Stable };

    private static string Notes(SandboxBuild build, Random random) => random.Next(4) switch
    {
        0 => $"Update to {build.Version}",
        1 => $"Update to **{build.Version}**.\n\n* Fixes a crash at start\n* New translations\n\nSee the [release notes]({build.Package.Facts.Url}/news).",
        2 => $"Rebuild of `{build.Package.Name}` with the latest toolchain.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Update to {build.Version} (rhbz#{2_300_000 + (build.Id % 90_000)})"),
    };

    private static T Pick<T>(Random random, params ReadOnlySpan<T> of) => of[random.Next(of.Length)];

    private static DateTimeOffset Before(DateTimeOffset latest, DateTimeOffset time) => time < latest ? time : Whole(latest);

    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static SandboxPerson Bodhi { get; } = new(428, "bodhi");

    private static SandboxPerson[] Testers { get; } = [new(7707, "ashgrover"), new(7719, "willowsett")];
}
