using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>What a matrix is made of, by hand.</summary>
internal sealed class Matrix
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly List<BodhiRelease> releases = [];
    private readonly List<ReleaseBuilds> tagged = [];
    private readonly List<KojiBuild> builds = [];
    private readonly List<BodhiUpdate> updates = [];
    private long next = 100;

    public bool WithoutTags { get; set; }

    public bool WithoutUpdates { get; set; }

    public static BodhiRelease Rawhide { get; } =
        Release("F46", "46", ReleaseKind.Rawhide, ReleaseState.Pending, "f46", "f46", days: 0) with { Branch = "rawhide" };

    public static BodhiRelease F45 { get; } = Release("F45", "45", ReleaseKind.Branched, ReleaseState.Frozen, "f45", "f45") with { Status = "pre_beta" };

    public static BodhiRelease F44 { get; } = Release("F44", "44", ReleaseKind.Stable, ReleaseState.Current, "f44", "f44-updates");

    public static BodhiRelease F43 { get; } =
        Release("F43", "43", ReleaseKind.Stable, ReleaseState.Current, "f43", "f43-updates") with { EndOfLife = new DateOnly(2026, 12, 9) };

    public static BodhiRelease Eln { get; } = Release("ELN", "eln", ReleaseKind.Eln, ReleaseState.Pending, "eln", "eln", days: 0);

    public static BodhiRelease Epel(string version) =>
        Release($"EPEL-{version}", version, ReleaseKind.Epel, ReleaseState.Current, "epel" + version, "epel" + version);

    /// <summary>A release with what is stable there: "15.1.0-1.fc46"; null: nothing.</summary>
    public Matrix With(BodhiRelease release, string? stable, params (string Tag, string Version)[] onTheWay)
    {
        releases.Add(release);
        tagged.Add(new ReleaseBuilds(
            release.Name, release.Tags, stable is null ? null : Tagged(stable, release.Tags.Stable),
            [.. onTheWay.Select(w => Tagged(w.Version, w.Tag))], stable is not null, false));
        return this;
    }

    public Matrix Unlisted(BodhiRelease release)
    {
        releases.Add(release);
        return this;
    }

    public Matrix Retired(BodhiRelease release)
    {
        releases.Add(release);
        tagged.Add(new ReleaseBuilds(release.Name, release.Tags, null, [], true, true));
        return this;
    }

    public Matrix Build(string version, BuildState state, string? target = null, string[]? tags = null, params KojiArchTask[] tasks)
    {
        var (v, r) = Split(version);
        builds.Insert(0, new KojiBuild(
            next++, "ripgrep", null, v, r, state, "music", 1, target, Now.AddMinutes(-6),
            state == BuildState.Building ? null : Now.AddDays(-6), false, [.. tags ?? []], [.. tasks], null));
        return this;
    }

    public Matrix Update(BodhiRelease release, string version, Func<BodhiUpdate, BodhiUpdate> change)
    {
        updates.Add(change(new BodhiUpdate
        {
            Alias = $"FEDORA-2026-{next++:x10}",
            Release = release.Name,
            Status = UpdateStatus.Testing,
            Gating = GatingStatus.Passed,
            Type = UpdateType.Bugfix,
            Severity = UpdateSeverity.Unspecified,
            Builds = [new UpdateBuild($"ripgrep-{version}", null, true)],
            Submitted = Now.AddDays(-10),
        }));
        return this;
    }

    public ReleaseMatrix Made() => ReleaseMatrix.Of(
        new ReleaseList([.. releases]), WithoutTags ? null : new TaggedBuilds([.. tagged]), new BuildList(builds.Count, [.. builds]),
        WithoutUpdates ? null : new UpdateList(updates.Count, [.. updates], []), Now);

    public MatrixRow Row(string release) => Made().Rows.Single(r => r.Releases.Any(of => of.Name == release));

    /// <summary>What is on its way into a release: versions with the kinds of their waits.</summary>
    public IEnumerable<string> Way(string release) => Row(release).OnTheWay.Select(w => $"{w.Build.Words} {string.Join('+', w.Waits.Select(x => x.Kind))}");

    public static UpdateThresholds Usual { get; } = new(1, 7);

    private static BodhiRelease Release(string name, string version, ReleaseKind kind, ReleaseState state, string tag, string stable, int days = 7) => new(
        name, name, version, kind, state, tag,
        new ReleaseTags(tag, stable, tag + "-testing", tag + "-candidate", tag + "-signing", tag + "-testing-pending", tag + "-pending"),
        null, null, null, new UpdateThresholds(1, days), new UpdateThresholds(2, days * 2));

    private TaggedBuild Tagged(string version, string tag)
    {
        var (v, r) = Split(version);
        return new TaggedBuild(next++, "ripgrep", null, v, r, tag, Now.AddDays(-12));
    }

    private static (string Version, string Release) Split(string text) =>
        (text[..text.IndexOf('-', StringComparison.Ordinal)], text[(text.IndexOf('-', StringComparison.Ordinal) + 1)..]);
}
