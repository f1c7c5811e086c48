using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Makes the line of one release.</summary>
internal static partial class MatrixRows
{
    public static MatrixRow Of(BodhiRelease release, MatrixSources sources)
    {
        var known = sources.Tagged?.In(release.Name) is { } of && of.StableTag == release.Tags.Stable ? of : null;
        if (known is null)
            return new MatrixRow([release], Looked: false, null, []);
        var stable = known.Stable is { } build ? Tagged(release, build) : null;
        List<OnTheWay> found = [.. Running(release, sources), .. InUpdates(release, sources), .. InTags(release, known, sources), .. InSideTags(release, sources)];
        // What is not newer than what is there already is not on its way anywhere; a build that runs is told anyway.
        ImmutableArray<OnTheWay> onTheWay =
        [
            .. found.Where(way => stable is null || way.Build.Version > stable.Version || way.Waits is [{ Kind: WaitKind.Building }])
                .DistinctBy(way => way.Build.Nvr).OrderByDescending(way => way.Build.Version).ThenByDescending(way => way.Build.BuildId),
        ];
        return new MatrixRow([release], Looked: true, stable, onTheWay, known.Blocked, LastFailed: release.Kind == ReleaseKind.Eln ? LastFailed(release, sources.Builds) : null);
    }

    private static IEnumerable<OnTheWay> Running(BodhiRelease release, MatrixSources sources) =>
        from build in sources.Builds?.Builds ?? []
        where build.State == BuildState.Building && IsFor(release, build)
        let left = build.Tasks.IsDefault ? [] : build.Tasks.Where(t => t.State is TaskState.Open or TaskState.Free or TaskState.Assigned && t.Arch != "srpm").Select(t => t.Arch).ToList()
        select new OnTheWay(Built(release, build), null, 0, [new Wait(WaitKind.Building, build.Started, Words: left.Count > 0 ? string.Join(", ", left) : null)]);

    private static IEnumerable<OnTheWay> InUpdates(BodhiRelease release, MatrixSources sources) =>
        from update in Living(release, sources)
        from build in update.Builds
        where IsOf(build.Nvr, sources)
        select new OnTheWay(Named(release, build.Nvr, build.Epoch, sources), update.Alias, update.Builds.Length - 1, UpdateWaits.Of(update, release, sources.Now));

    private static IEnumerable<OnTheWay> InTags(BodhiRelease release, ReleaseBuilds known, MatrixSources sources)
    {
        var inUpdates = Living(release, sources).SelectMany(u => u.Builds).Select(b => b.Nvr).ToHashSet(StringComparer.Ordinal);
        return known.OnTheWay.Where(b => !inUpdates.Contains(b.Nvr)).Select(b => new OnTheWay(Tagged(release, b), null, 0, [ByTag(release, b, sources)]));
    }

    private static IEnumerable<OnTheWay> InSideTags(BodhiRelease release, MatrixSources sources)
    {
        var inUpdates = Living(release, sources).SelectMany(u => u.Builds).Select(b => b.Nvr).ToHashSet(StringComparer.Ordinal);
        return from build in sources.Builds?.Builds ?? []
               where build.State == BuildState.Complete && !build.Tags.IsDefault && !inUpdates.Contains(build.Nvr)
               let side = build.Tags.FirstOrDefault(tag => SideTag().Match(tag) is { Success: true } match && match.Groups[1].Value == release.Tags.Base)
               where side is not null
               select new OnTheWay(Built(release, build), null, 0, [new Wait(WaitKind.SideTag, build.Completed, Words: side)]);
    }

    // Without its update, the tag it is in says where it stands.
    private static Wait ByTag(BodhiRelease release, TaggedBuild build, MatrixSources sources)
    {
        var tags = release.Tags;
        return build.Tag == tags.PendingStable ? new Wait(WaitKind.NextPushToStable)
            : build.Tag == tags.Testing ? new Wait(WaitKind.Days)
            : build.Tag == tags.PendingTesting ? new Wait(release.Kind is ReleaseKind.Rawhide or ReleaseKind.Eln ? WaitKind.GatingWaiting : WaitKind.NextPushToTesting)
            : build.Tag == tags.PendingSigning ? new Wait(WaitKind.Signing)
            : new Wait(sources.Updates is null ? WaitKind.Signing : WaitKind.NoUpdate, build.Completed);
    }

    private static FailedBuild? LastFailed(BodhiRelease release, BuildList? builds) =>
        builds?.Builds.FirstOrDefault(b => DistTag.Of(b.Release)?.Id == release.Name && b.State is BuildState.Complete or BuildState.Failed) is { State: BuildState.Failed } failed
            ? new FailedBuild(failed.BuildId, failed.Completed ?? failed.Started, failed.Failure?.TaskId, failed.Failure?.Log)
            : null;

    private static IEnumerable<BodhiUpdate> Living(BodhiRelease release, MatrixSources sources) =>
        (sources.Updates?.Updates ?? []).Where(u => u.Release == release.Name && u.Status is UpdateStatus.Pending or UpdateStatus.Testing);

    // A build that runs is in no tag yet: what it was asked for says where it will land, and else its own name.
    private static bool IsFor(BodhiRelease release, KojiBuild build) => build.Target is { } target
        ? target == release.Tags.Base || target == release.Tags.Base + "-candidate" || target == release.Branch || (release.Kind == ReleaseKind.Rawhide && target == "rawhide")
        : DistTag.Of(build.Release)?.Id == release.Name;

    private static bool IsOf(string nvr, MatrixSources sources) =>
        sources.Builds is not { Builds: [var build, ..] } || Nvr.NameOf(nvr) == build.Name;

    private static MatrixBuild Named(BodhiRelease release, string nvr, long? epoch, MatrixSources sources)
    {
        if (sources.Builds?.Builds.FirstOrDefault(b => b.Nvr == nvr) is { } build)
            return Built(release, build);
        var parts = nvr.Split('-');
        var (version, number) = parts.Length >= 3 ? (parts[^2], parts[^1]) : (nvr, "");
        return new MatrixBuild(null, nvr, RowVersion.Words(release, epoch, version, number), new RpmVersion(epoch ?? 0, version, number), null);
    }

    private static MatrixBuild Built(BodhiRelease release, KojiBuild build) => new(
        build.BuildId, build.Nvr, RowVersion.Words(release, build.Epoch, build.Version, build.Release), new RpmVersion(build.Epoch ?? 0, build.Version, build.Release),
        build.Completed ?? build.Started);

    private static MatrixBuild Tagged(BodhiRelease release, TaggedBuild build) => new(
        build.BuildId, build.Nvr, RowVersion.Words(release, build.Epoch, build.Version, build.Release), new RpmVersion(build.Epoch ?? 0, build.Version, build.Release),
        build.Completed);

    [GeneratedRegex(@"^(.{1,60})-build-side-[0-9]{1,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SideTag();
}
