using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Invents the bugs of one package, oldest first. They depend on the seed and the package only.</summary>
internal sealed class BugHistory(SandboxWorld world, SandboxPackage package, long first)
{
    /// <summary>So many open bugs has the package that everybody files bugs against.</summary>
    private const int OfTheKernel = 800;

    private static readonly string[] Troubles =
    [
        "crashes at start on {0}", "segfault in main loop", "does not start under Wayland", "wrong colours with dark theme", "hangs when the network is away",
        "missing dependency on glibc-langpack-en", "man page mentions removed option --legacy",
        "update changes the default shell prompt", "high CPU usage after resume",
        "translations are not installed", "SELinux is preventing it from reading /var/lib", "please branch and build in EPEL 10",
        "memory leak with large files", "tests fail on s390x",
    ];

    private readonly Random random = new((int)((package.Id * 7919) ^ world.Seed));
    private readonly List<SandboxBug> bugs = [];
    private int next;

    public static string VersionOf(SandboxRelease release) => release.Phase switch
    {
        SandboxPhase.Rawhide or SandboxPhase.Eln => "rawhide",
        SandboxPhase.Epel => "epel" + release.Name["EPEL-".Length..].Split('.')[0],
        _ => release.Number.ToString(CultureInfo.InvariantCulture),
    };

    public IReadOnlyList<SandboxBug> Invent()
    {
        var open = Open();
        if (package.Facts.Care is SandboxCare.Busy or SandboxCare.Steady && random.Next(4) == 0)
            Hole(open);
        Tracked(open);
        var left = open - bugs.Count(b => b.IsOpen && b.Component == package.Name);
        var closed = Math.Min(left / 2, 90);
        for (var at = 0; at < left + closed; at++)
            Ordinary(isOpen: at >= closed, age: (left + closed - at) / (double)(left + closed + 1));
        return bugs;
    }

    private int Open() => package.Name == "kernel" ? OfTheKernel : package.Facts.Care switch
    {
        SandboxCare.Busy => random.Next(14, 45),
        SandboxCare.Steady => random.Next(2, 9),
        SandboxCare.Quiet => random.Next(0, 4),
        SandboxCare.Orphan => random.Next(2, 5),
        SandboxCare.Filler => random.Next(0, 2),
        _ => 0,
    };

    // A hole in upstream's code: one bug about it, restricted or not, and one in each product that has the package.
    private void Hole(int open)
    {
        if (open < 2)
            return;
        var cve = string.Create(CultureInfo.InvariantCulture, $"CVE-2026-{31_000 + (package.Id % 9_000)}");
        var severity = Pick("low", "medium", "high", "urgent");
        var at = world.Anchor.AddDays(-random.Next(3, 40));
        var parent = Add(
            "vulnerability", "Security Response", "unspecified", $"{cve} {package.Name}: heap buffer overflow in the parser",
            at, severity, ["Security"], [cve], []);
        Add(
            package.Name, "Fedora", VersionOf(world.Releases.Numbered(44)), $"{cve} {package.Name}: heap buffer overflow in the parser [fedora-44]",
            at.AddMinutes(4), severity, ["Security", "SecurityTracking"], [], [parent.Id]);
        if (Epel() is { } epel)
            Add(
                package.Name, "Fedora EPEL", VersionOf(epel), $"{cve} {package.Name}: heap buffer overflow in the parser [epel-all]",
                at.AddMinutes(5), severity, ["Security", "SecurityTracking"], [], [parent.Id]);
    }

    private void Tracked(int open)
    {
        var (rawhide, f45) = (world.Releases.Rawhide, world.Releases.Numbered(45));
        if (open == 0)
            return;
        if (package.Facts.Care == SandboxCare.Orphan)
            Track(rawhide, "FTBFS", $"{package.Name}: FTBFS in Fedora rawhide/{rawhide.Name.ToLowerInvariant()}", days: 30, "high");
        if (package.Name is "python-requests")
            Track(rawhide, "FailsToInstall", $"F46FailsToInstall: {package.Facts.Subpackages[0]}", days: 9, "unspecified");
        if (package.Name is "systemd")
            Track(f45, "FinalBlocker", "systemd does not mount encrypted root after upgrade", days: 6, "urgent").Whiteboard = "AcceptedBlocker";
        if (package.Name is "anaconda")
            Track(f45, "BetaBlocker", "installer crashes with a second disk", days: 4, "high");
        if (package.Name is "firefox")
            Track(f45, "FinalFreezeException", "wrong icon in the overview", days: 3, "medium").Whiteboard = "AcceptedFreezeException";
        if (package.Facts.Care == SandboxCare.Busy && random.Next(3) == 0)
            Add(
                package.Name, "Fedora", "rawhide", $"{package.Name}-{package.Facts.Version}.1 is available",
                world.Anchor.AddDays(-2), "unspecified", ["FutureFeature", "Triaged"], [], []);
    }

    private SandboxBug Track(SandboxRelease release, string what, string summary, int days, string severity) =>
        Add(package.Name, "Fedora", VersionOf(release), summary, world.Anchor.AddDays(-days), severity, [], [], [world.Bugs.Tracker(release, what).Id]);

    private void Ordinary(bool isOpen, double age)
    {
        var lives = world.Releases.Live.Where(r => r.Phase != SandboxPhase.Eln && package.LivesIn(r)).ToList();
        if (lives.Count == 0)
            return;
        var release = lives[random.Next(lives.Count)];
        var product = release.Phase == SandboxPhase.Epel ? "Fedora EPEL" : "Fedora";
        var trouble = string.Format(CultureInfo.InvariantCulture, Troubles[random.Next(Troubles.Length)], release.IsFedora ? "aarch64" : "RHEL");
        var bug = Add(
            package.Name, product, VersionOf(release), $"{package.Name} {trouble}", world.Anchor.AddDays(-900 * age).AddMinutes(-random.Next(900)),
            Pick("unspecified", "unspecified", "low", "medium", "medium", "high"), [], [], []);
        bug.Changed = bug.Created.AddDays(random.Next(0, 20) * age);
        bug.Status = !isOpen ? "CLOSED" : Pick("NEW", "NEW", "NEW", "ASSIGNED", "POST", "MODIFIED", "ON_QA", "VERIFIED");
        bug.Resolution = isOpen ? "" : Pick("EOL", "ERRATA", "NOTABUG", "DUPLICATE", "RAWHIDE");
        bug.NeedsInfo = isOpen && random.Next(12) == 0;
        bug.Private = !isOpen && random.Next(12) == 0;
    }

    private SandboxBug Add(
        string component, string product, string version, string summary, DateTimeOffset created, string severity,
        IReadOnlyList<string> keywords, IReadOnlyList<string> aliases,
        IReadOnlyList<long> blocks)
    {
        var whole = created.AddTicks(-(created.Ticks % TimeSpan.TicksPerSecond));
        var bug = new SandboxBug
        {
            Id = first + next++,
            Component = component,
            Product = product,
            Version = version,
            Summary = summary,
            Reporter = world.People.Packagers[random.Next(world.People.Packagers.Count)],
            Created = whole,
            Changed = whole,
            Severity = severity,
            Keywords = keywords,
            Aliases = aliases,
            Blocks = blocks,
        };
        bugs.Add(bug);
        return bug;
    }

    private SandboxRelease? Epel() => world.Releases.Live.FirstOrDefault(r => r.Phase == SandboxPhase.Epel && package.LivesIn(r));

    private T Pick<T>(params ReadOnlySpan<T> of) => of[random.Next(of.Length)];
}
