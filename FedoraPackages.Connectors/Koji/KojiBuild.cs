using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Koji;

/// <summary>One build of a package, as Koji's <c>listBuilds</c> tells it, with what its tasks and tags add for the newest ones.</summary>
/// <param name="Version">Without the epoch.</param>
/// <param name="Release">With the dist tag: <c>2.fc43</c>.</param>
/// <param name="TaskId">Null for an imported build.</param>
/// <param name="Target">The build target asked for, where the task was read: <c>f43-candidate</c>.</param>
/// <param name="Started">When the build began (its row's creation where Koji knows no start).</param>
/// <param name="Completed">Null while it runs.</param>
/// <param name="Draft">A draft build is not a build of the distribution yet.</param>
/// <param name="Tags">The tags it is in now; empty for builds older than the newest fifty, whose tags are not asked for.</param>
/// <param name="Tasks">The architectures of a running or failed build, by name.</param>
/// <param name="Failure">Why it failed, where the task was read.</param>
/// <param name="Incomplete">Koji could not be asked about its tags or tasks: what is missing here is not known.</param>
public sealed record KojiBuild(
    long BuildId,
    string Name,
    long? Epoch,
    string Version,
    string Release,
    BuildState State,
    string Owner,
    long? TaskId,
    string? Target,
    DateTimeOffset Started,
    DateTimeOffset? Completed,
    bool Draft,
    ImmutableArray<string> Tags,
    ImmutableArray<KojiArchTask> Tasks,
    KojiBuildFailure? Failure,
    bool Incomplete = false)
{
    /// <summary>Name, version and release; no epoch in it, as everywhere at Koji.</summary>
    public string Nvr => $"{Name}-{Version}-{Release}";
}
