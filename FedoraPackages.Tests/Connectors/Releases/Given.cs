using System.Globalization;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>What is kept of a package called demo, and a matrix in short words.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly UpdateThresholds Ordinary = new(1, 7);
    private static readonly UpdateThresholds Critical = new(2, 14);

    public static BodhiRelease Rawhide { get; } = Fedora(46, ReleaseKind.Rawhide, ReleaseState.Pending) with
    {
        Branch = "rawhide",
        Status = "pre_beta",
        Thresholds = new(0, 0),
        CriticalThresholds = new(0, 0)
    };

    public static BodhiRelease F45 { get; } = Fedora(45, ReleaseKind.Branched, ReleaseState.Frozen) with { Status = "pre_beta", Thresholds = new(1, 3) };

    public static BodhiRelease F44 { get; } = Fedora(44, ReleaseKind.Stable, ReleaseState.Current);

    public static BodhiRelease F43 { get; } = Fedora(43, ReleaseKind.Stable, ReleaseState.Current) with { EndOfLife = new DateOnly(2026, 12, 9) };

    public static BodhiRelease Eln { get; } = new(
        "ELN", "Fedora ELN", "eln", ReleaseKind.Eln, ReleaseState.Pending, "eln",
        Tags("eln", "eln", "eln-updates"), null, null, "pre_beta", new(1, 0), new(1, 0));

    public static BodhiRelease Fedora(int number, ReleaseKind kind, ReleaseState state)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"f{number}");
        return new BodhiRelease(
            name.ToUpperInvariant(), $"Fedora {number}", name[1..], kind, state, name,
            Tags(name, kind == ReleaseKind.Stable ? name + "-updates" : name, name + "-updates"), null, null, null, Ordinary, Critical);
    }

    public static BodhiRelease Epel(string version, string? branch = null) => new(
        "EPEL-" + version, "Fedora EPEL " + version, version, ReleaseKind.Epel, ReleaseState.Current, branch ?? "epel" + version,
        Tags("epel" + version, "epel" + version, "epel" + version), null, null, null, Ordinary, Critical);

    public static TaggedBuild Tagged(long id, string version, string release, string tag, long? epoch = null) =>
        new(id, "demo", epoch, version, release, tag, Now.AddDays(-30));

    public static KojiBuild Made(long id, string version, string release, BuildState state, string? target = null, params string[] tags) => new(
        id, "demo", null, version, release, state, "somebody", id + 1, target, Now.AddMinutes(-6),
        state == BuildState.Building ? null : Now.AddMinutes(-1), false, [.. tags], [], null);

    public static BuildList Builds(params KojiBuild[] builds) => new(builds.Length, [.. builds.OrderByDescending(b => b.BuildId)]);

    public static UpdateList Updates(params BodhiUpdate[] updates) => new(updates.Length, [.. updates], []);

    /// <summary>An update in testing that nothing holds, of signed builds, which nothing pushes by itself.</summary>
    public static BodhiUpdate Update(BodhiRelease release, string nvr, UpdateStatus status = UpdateStatus.Testing, double days = 5) => new()
    {
        Alias = "FEDORA-2026-" + nvr,
        Release = release.Name,
        Status = status,
        Gating = GatingStatus.Passed,
        Type = UpdateType.Bugfix,
        Severity = UpdateSeverity.Unspecified,
        Builds = [new UpdateBuild(nvr, null, Signed: true)],
        Submitted = Now.AddDays(-days).AddHours(-3),
        TestingSince = status == UpdateStatus.Testing ? Now.AddDays(-days) : null,
        StableKarma = 3,
        StableDays = 7,
    };

    /// <summary>A release with what is stable in it, and what is in its tags before.</summary>
    public static ReleaseBuilds In(BodhiRelease release, TaggedBuild? stable, params TaggedBuild[] onTheWay) =>
        new(release.Name, release.Tags, stable, [.. onTheWay], Listed: true, Blocked: false);

    public static ReleaseMatrix Matrix(IEnumerable<ReleaseBuilds>? tagged, BuildList? builds, UpdateList? updates, params BodhiRelease[] releases) =>
        ReleaseMatrix.Of(new ReleaseList([.. releases]), tagged is null ? null : new TaggedBuilds([.. tagged]), builds, updates, Now);

    /// <summary>The line of the only release.</summary>
    public static MatrixRow Row(BodhiRelease release, ReleaseBuilds tagged, BuildList? builds = null, UpdateList? updates = null) =>
        Assert.Single(Matrix([tagged], builds, updates ?? Updates(), release).Rows);

    /// <summary>"F44 | 14.1.1-4 | 15.1.0-1: SideTag f44-build-side-9871".</summary>
    public static string Text(MatrixRow row) => string.Join(
        " | ",
        string.Join(", ", row.Releases.Select(r => r.Name)),
        row.Looked ? row.Retired ? "retired" : row.Stable?.Words ?? "-" : "?",
        row.OnTheWay.IsEmpty ? "-" : string.Join("; ", row.OnTheWay.Select(w => $"{w.Build.Words}: {Text(w.Waits)}")));

    /// <summary>"Days 5/7, PushableLater 2026-11-27".</summary>
    public static string Text(IEnumerable<Wait> waits) => string.Join(", ", waits.Select(w => string.Join(' ', Parts(w))));

    private static IEnumerable<string> Parts(Wait wait)
    {
        yield return wait.Kind.ToString();
        if (wait.Count is { } count)
            yield return wait.Needed is { } needed ? $"{count}/{needed}" : $"{count}";
        else if (wait.Needed is { } votes)
            yield return $"{votes}";
        if (wait.Kind is WaitKind.PushableLater or WaitKind.ByItself or WaitKind.TaggedStable && wait.At is { } at)
            yield return at.ToString("MM-dd HH", CultureInfo.InvariantCulture);
        if (wait.Words is { } words)
            yield return words;
        if (wait.Tests is { IsDefaultOrEmpty: false } tests)
            yield return $"{tests.Count(t => t.Failed)} of {tests.Length}";
    }

    private static ReleaseTags Tags(string own, string stable, string before) => new(
        own, stable, before + "-testing", before.EndsWith("-updates", StringComparison.Ordinal) ? before + "-candidate" : before + "-testing-candidate",
        own + "-signing-pending", before + "-testing-pending", before + "-pending");
}
