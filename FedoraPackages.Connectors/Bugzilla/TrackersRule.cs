using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>What bugs block: a release, its build or its installation. One item for each kind and milestone.</summary>
public sealed class TrackersRule : IAttentionRule
{
    public IReadOnlyList<AttentionSource> Reads { get; } = [new(BugzillaPanels.Bugs)];

    public AttentionFinding Find(AttentionFacts facts) =>
        facts.Of(BugzillaPanels.Bugs) is { } bugs ? AttentionFinding.Known(Of(bugs)) : AttentionFinding.Lacking(BugzillaPanels.Bugs);

    private static IEnumerable<AttentionItem> Of(BugList bugs) =>
        from tracked in bugs.Bugs.SelectMany(b => b.Trackers, (bug, tracker) => (Bug: bug, tracker.Release, tracker.Milestone, Kind: KindOf(tracker)))
        group tracked by (tracked.Kind, tracked.Milestone) into of
        select BugsItem.Of(of.Key.Kind, [.. of.Select(t => t.Bug).Distinct()], of.Select(t => t.Release)) with { Words = of.Key.Milestone };

    private static AttentionKind KindOf(BugTracker tracker) => tracker switch
    {
        { Kind: TrackerKind.FailsToBuild } => BugsAttention.FailsToBuild,
        { Kind: TrackerKind.FailsToInstall } => BugsAttention.FailsToInstall,
        { Kind: TrackerKind.Blocker, Accepted: true } => BugsAttention.Blocker,
        { Kind: TrackerKind.Blocker } => BugsAttention.ProposedBlocker,
        { Accepted: true } => BugsAttention.FreezeException,
        _ => BugsAttention.ProposedFreezeException,
    };
}
