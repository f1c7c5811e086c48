using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Gathers the builds of a package.</summary>
internal sealed class BuildsPanelSource(KojiConnector koji) : PanelSource<BuildList>(KojiPanels.Builds)
{
    /// <summary>Koji announces a build's begin and end, not the steps of its tasks.</summary>
    private static readonly TimeSpan RunningBuildPoll = TimeSpan.FromSeconds(10);

    public override IEnumerable<PanelKey> StaleAfter(Fact fact) =>
        fact is BuildChanged or Tagged ? [KojiPanels.Builds.For(fact.Package)] : [];

    protected override Task<BuildList> AskAsync(PanelKey key, CancellationToken ct) => koji.BuildsAsync(key.Package, ct);

    protected override bool Shows(BuildList value, Fact fact) => fact switch
    {
        BuildChanged changed => Shows(value, changed),
        Tagged tagged => Shows(value, tagged),
        _ => true,
    };

    protected override TimeSpan? PollAfter(BuildList value) =>
        value.Builds.Any(build => build.State == BuildState.Building) ? RunningBuildPoll : null;

    protected override bool Lacks(BuildList value) => value.Builds.Any(build => build.Incomplete);

    // Tags, tasks and results are of a build in its state: of another one they say nothing.
    protected override BuildList FilledFrom(BuildList value, BuildList kept)
    {
        var before = kept.Builds.Where(build => !build.Incomplete).ToDictionary(build => build.BuildId);
        return value with
        {
            Builds =
            [
                .. value.Builds.Select(build => build.Incomplete && before.TryGetValue(build.BuildId, out var old) && old.State == build.State
                    ? build with { Target = old.Target, Tags = old.Tags, Tasks = old.Tasks, Failure = old.Failure, Incomplete = false }
                    : build),
            ],
        };
    }

    private static bool Shows(BuildList value, BuildChanged fact)
    {
        if (value.Builds.FirstOrDefault(b => b.BuildId == fact.BuildId) is { } build)
            return build.State == fact.State || Order(build.State) > Order(fact.State);
        return fact.State == BuildState.Deleted || IsOlderThanKept(value, fact.BuildId);
    }

    private static bool Shows(BuildList value, Tagged fact) =>
        KojiBuildDetails.WithTags(value.Builds).FirstOrDefault(b => b.BuildId == fact.BuildId) is not { } build
        || build.Tags.Contains(fact.Tag, StringComparer.Ordinal) == fact.Into;

    private static bool IsOlderThanKept(BuildList value, long buildId) =>
        value.Total > value.Builds.Length && value.Builds is [.., var oldest] && buildId < oldest.BuildId;

    // A failed or canceled build may be tried again under its number and then be complete; the reverse does not happen.
    private static int Order(BuildState state) => state switch
    {
        BuildState.Building => 0,
        BuildState.Failed or BuildState.Canceled => 1,
        BuildState.Complete => 2,
        _ => 3,
    };
}
