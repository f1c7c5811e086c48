using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Makes the line of one release.</summary>
internal sealed class MatrixRows(MatrixSources sources)
{
    /// <summary>Repositories are made once a day: what was called stable before that is no news.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public MatrixRow Of(BodhiRelease release)
    {
        var known = sources.Tagged?.In(release);
        var stable = known?.Stable is { } build ? RowVersion.Of(release, build) : null;
        var updates = (sources.Updates?.Updates ?? []).Where(u => u.Release == release.Name).ToList();
        List<OnTheWay> found =
        [
            .. Running(release),
            .. InUpdates(release, known, updates),
            .. InTags(release, known, updates),
            .. InSideTags(release, updates)
        ];
        ImmutableArray<OnTheWay> onTheWay =
        [
            .. found.Where(way => IsOnTheWay(way, stable)).DistinctBy(way => way.Build.Nvr, StringComparer.Ordinal)
                .OrderByDescending(way => way.Build.Version).ThenByDescending(way => way.Build.BuildId),
        ];
        return new MatrixRow(
            [release], known is not null, stable, onTheWay, known?.Listed ?? false, known?.Blocked ?? false,
            LastFailed: release.Kind == ReleaseKind.Eln ? LastFailed(release) : null,
            NoTag: known?.NoTag ?? false);
    }

    // What is not newer than what is there is not on its way anywhere; what runs is told anyway, and so is what has just come.
    private static bool IsOnTheWay(OnTheWay way, MatrixBuild? stable) => stable is null || way.Waits is [{ Kind: WaitKind.Building }]
        || (way.Waits is [{ Kind: WaitKind.TaggedStable }] ? way.Build.Version >= stable.Version : way.Build.Version > stable.Version);

    private IEnumerable<OnTheWay> Running(BodhiRelease release) =>
        from build in sources.Builds?.Builds ?? []
        where build is { State: BuildState.Building, Draft: false } && BuildHome.Of(build, sources.Releases) == release
        let left = (build.Tasks.IsDefault ? [] : build.Tasks)
            .Where(t => t.Arch != "srpm" && t.State is TaskState.Open or TaskState.Free or TaskState.Assigned)
            .Select(t => t.Arch).ToList()
        select new OnTheWay(
            RowVersion.Of(release, build), null, 0,
            [new Wait(WaitKind.Building, build.Started, Words: left.Count > 0 ? string.Join(", ", left) : null)]);

    private IEnumerable<OnTheWay> InUpdates(BodhiRelease release, ReleaseBuilds? known, List<BodhiUpdate> updates) =>
        from update in updates
        where update.Status is UpdateStatus.Pending or UpdateStatus.Testing
            || (update is { Status: UpdateStatus.Stable, StableSince: { } since } && sources.Now - since < Fresh)
        from build in update.Builds
        where sources.Package is { } package && Nvr.NameOf(build.Nvr) == package
        select Told(Named(release, build), update, release, known);

    // Of what is in no update only what was tagged last in its tag: what it took the place of is not on its way any more.
    private IEnumerable<OnTheWay> InTags(BodhiRelease release, ReleaseBuilds? known, List<BodhiUpdate> updates) =>
        from build in (known?.OnTheWay ?? []).DistinctBy(b => b.Tag).DistinctBy(b => b.BuildId)
        let update = updates.Find(u => u.Builds.Any(b => b.Nvr == build.Nvr))
        where update is not { Status: UpdateStatus.Obsolete }
        select update is { Status: not UpdateStatus.Unknown }
            ? Told(RowVersion.Of(release, build), update, release, known)
            : new OnTheWay(RowVersion.Of(release, build), update?.Alias, update is null ? 0 : update.Builds.Length - 1, [ByTag(release, build, update)]);

    private IEnumerable<OnTheWay> InSideTags(BodhiRelease release, List<BodhiUpdate> updates) =>
        from build in sources.Builds?.Builds ?? []
        where build is { State: BuildState.Complete, Draft: false, Tags.IsDefault: false } && !updates.Exists(u => u.Builds.Any(b => b.Nvr == build.Nvr))
        let side = build.Tags.FirstOrDefault(tag => SideTag.Is(tag) && ReleaseOfTag.Of(tag, sources.Releases) == release)
        where side is not null
        select new OnTheWay(RowVersion.Of(release, build), null, 0, [new Wait(WaitKind.SideTag, build.Completed, Words: side)]);

    private OnTheWay Told(MatrixBuild build, BodhiUpdate update, BodhiRelease release, ReleaseBuilds? known) => new(
        build, update.Alias, update.Builds.Length - 1, update.Status switch
        {
            UpdateStatus.Stable when known is { NoTag: false } && known.Stable?.Nvr != build.Nvr =>
                [new Wait(WaitKind.NotInStable, update.StableSince, Words: release.Tags.Stable)],
            UpdateStatus.Stable => [new Wait(WaitKind.TaggedStable, update.StableSince)],
            UpdateStatus.Unpushed => [new Wait(WaitKind.TakenBack)],
            _ => UpdateWaits.Of(update, release, sources.Now, sources.Context(release)),
        });

    // Where no update says it, the tag it is in says where it stands.
    private Wait ByTag(BodhiRelease release, TaggedBuild build, BodhiUpdate? update)
    {
        var tags = release.Tags;
        return build.Tag == tags.PendingStable ? new Wait(WaitKind.NextPushToStable)
            : build.Tag == tags.Testing ? new Wait(WaitKind.Days)
            : build.Tag == tags.PendingTesting ? new Wait(release.HasTesting ? WaitKind.NextPushToTesting : WaitKind.GatingWaiting)
            : build.Tag == tags.PendingSigning ? new Wait(WaitKind.Signing)
            : new Wait(sources.Updates is null || update is not null ? WaitKind.InCandidate : WaitKind.NoUpdate, build.Completed);
    }

    private FailedBuild? LastFailed(BodhiRelease release) =>
        sources.Builds?.Builds
            .FirstOrDefault(b => b.State is BuildState.Complete or BuildState.Failed
                && BuildHome.Of(b, sources.Releases) == release) is { State: BuildState.Failed } failed
            ? new FailedBuild(failed.BuildId, failed.Completed ?? failed.Started, failed.Failure?.TaskId, failed.Failure?.Log)
            : null;

    private MatrixBuild Named(BodhiRelease release, UpdateBuild build) =>
        sources.Builds?.Builds.FirstOrDefault(b => b.Nvr == build.Nvr) is { } koji ? RowVersion.Of(release, koji) : RowVersion.Of(release, build);
}
