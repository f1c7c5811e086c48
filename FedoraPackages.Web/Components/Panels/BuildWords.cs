using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>A build in words and signs.</summary>
internal static class BuildWords
{
    public static string State(BuildState state) => state.ToString().ToLowerInvariant();

    public static string Sign(BuildState state) => state switch
    {
        BuildState.Building => "◌",
        BuildState.Complete => "✓",
        BuildState.Failed => "✗",
        _ => "–",
    };

    /// <summary>Name, version and release, with the epoch when there is one.</summary>
    public static string Nevr(KojiBuild build) =>
        build.Epoch is { } epoch ? $"{build.Name}-{epoch}:{build.Version}-{build.Release}" : build.Nvr;

    /// <summary>All that is seen of a build's row.</summary>
    public static string Fingerprint(KojiBuild build) => string.Join(
        '|',
        Nevr(build),
        build.State,
        build.Started.UtcTicks,
        build.Completed?.UtcTicks,
        build.Owner,
        build.Draft,
        build.Target,
        string.Join(',', Tags(build)),
        string.Join(',', Tasks(build).Select(t => $"{t.Arch} {t.State}")),
        build.Failure,
        build.Incomplete);

    public static IEnumerable<string> Tags(KojiBuild build) => build.Tags.IsDefault ? [] : build.Tags;

    /// <summary>
    /// What a running build is at, each architecture in its place whatever becomes of it. A source package that is made is not worth a word.
    /// </summary>
    public static IEnumerable<KojiArchTask> RunningTasks(KojiBuild build) =>
        from task in Tasks(build)
        where task.Arch != "srpm" || task.State != TaskState.Closed
        orderby task.Arch
        select task;

    public static IEnumerable<KojiArchTask> Tasks(KojiBuild build) => build.Tasks.IsDefault ? [] : build.Tasks;
}
