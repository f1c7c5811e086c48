using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>What about a package needs a look, as far as is known: what has not been asked yet is not claimed, and not denied.</summary>
/// <param name="Items">In the order of chips.</param>
/// <param name="Whole">Everything was known that this rests on: then nothing means that there is nothing.</param>
public sealed record Attention(ImmutableArray<AttentionItem> Items, bool Whole)
{
    // Worst first; what is no trouble is no line.
    private static readonly AttentionKind[] Worst =
    [
        AttentionKind.Blocker, AttentionKind.Cve, AttentionKind.Ejected, AttentionKind.Held, AttentionKind.FailsToInstall, AttentionKind.FailsToBuild,
        AttentionKind.UpgradePath, AttentionKind.ProposedBlocker, AttentionKind.FreezeException, AttentionKind.Retired,
    ];

    /// <summary>Those that are lines of "Needs attention", worst first; among alike the oldest first.</summary>
    public IEnumerable<AttentionItem> Lines => Items.Where(i => Worst.Contains(i.Kind)).OrderBy(i => Array.IndexOf(Worst, i.Kind)).ThenBy(i => i.Since);

    /// <param name="retired">Blocked in Rawhide.</param>
    /// <param name="matrix">Null: not known.</param>
    public static Attention Of(bool retired, ReleaseMatrix? matrix, BugList? bugs, UpdateList? updates)
    {
        IEnumerable<AttentionItem> items =
        [
            .. retired ? [new AttentionItem(AttentionKind.Retired, null, ["Rawhide"])] : Array.Empty<AttentionItem>(),
            .. OfBugs(bugs?.Bugs ?? []),
            .. OfUpdates(updates?.Updates ?? []),
            .. (matrix?.Rows ?? []).Where(r => r.Behind is not null)
                .Select(r => new AttentionItem(AttentionKind.UpgradePath, null, [r.Name, r.Behind!.Release], Words: $"{r.Stable?.Words} · {r.Behind.Words}")),
        ];
        return new Attention([.. items.OrderBy(i => i.Kind).ThenBy(i => i.Since)], matrix is not null && bugs is not null && updates is not null);
    }

    private static IEnumerable<AttentionItem> OfBugs(ImmutableArray<Bug> bugs)
    {
        var holes = bugs.Where(b => b.Cves.Length > 0).ToList();
        if (holes.Count > 0)
        {
            var cves = holes.SelectMany(b => b.Cves).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            yield return Of(AttentionKind.Cve, holes, holes.Select(b => BugVersions.Words(b.Version))) with
            {
                Count = cves.Count,
                Severity = holes.Max(b => b.Severity),
                Words = string.Join(", ", cves.Take(3)),
            };
        }

        foreach (var of in bugs.SelectMany(b => b.Trackers, (bug, tracker) => (Bug: bug, Tracker: tracker, Kind: KindOf(tracker))).GroupBy(t => t.Kind))
            yield return Of(of.Key, [.. of.Select(t => t.Bug).Distinct()], of.Select(t => t.Tracker.Release)) with { Words = of.First().Tracker.Milestone };
    }

    private static IEnumerable<AttentionItem> OfUpdates(ImmutableArray<BodhiUpdate> updates)
    {
        foreach (var update in updates.Where(u => u.Status is UpdateStatus.Pending or UpdateStatus.Testing))
        {
            if (update.Gating == GatingStatus.Failed)
                yield return new AttentionItem(AttentionKind.Held, update.Modified ?? update.Submitted, [update.Release], Update: update.Alias, Tests: update.Unmet);
            if (update.Ejected is { } ejected)
                yield return new AttentionItem(AttentionKind.Ejected, ejected.At, [update.Release], Update: update.Alias, Words: ejected.Reason);
        }

        if (updates.Any(u => u.Critical))
            yield return new AttentionItem(AttentionKind.CriticalPath, null, []);
    }

    private static AttentionItem Of(AttentionKind kind, List<Bug> bugs, IEnumerable<string> releases)
    {
        var oldest = bugs.MinBy(b => b.Created)!;
        return new AttentionItem(kind, oldest.Created, [.. releases.Distinct(StringComparer.Ordinal)], bugs.Count, bugs.Max(b => b.Severity), oldest.Id);
    }

    private static AttentionKind KindOf(BugTracker tracker) => tracker switch
    {
        { Kind: TrackerKind.FailsToBuild } => AttentionKind.FailsToBuild,
        { Kind: TrackerKind.FailsToInstall } => AttentionKind.FailsToInstall,
        { Kind: TrackerKind.Blocker, Accepted: true } => AttentionKind.Blocker,
        { Kind: TrackerKind.Blocker } => AttentionKind.ProposedBlocker,
        _ => AttentionKind.FreezeException,
    };
}
