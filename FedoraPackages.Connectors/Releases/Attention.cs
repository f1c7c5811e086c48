using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// What about a package needs a look, as far as is known: what has not been asked yet is not claimed, and not denied. A build that failed
/// once is none of it.
/// </summary>
/// <param name="Items">In the order of chips; among alike the oldest first.</param>
/// <param name="Known">What this rests on. Whoever says "nothing" says it of these, as old as the oldest of them.</param>
public sealed record Attention(ImmutableArray<AttentionItem> Items, AttentionSources Known)
{
    /// <summary>How many lines "Needs attention" has at most.</summary>
    public const int MostLines = 5;

    // Worst first; what is no trouble is no line.
    private static readonly AttentionKind[] Worst =
    [
        AttentionKind.Blocker, AttentionKind.Cve, AttentionKind.Ejected, AttentionKind.Held, AttentionKind.FailsToInstall, AttentionKind.FailsToBuild,
        AttentionKind.UpgradePath, AttentionKind.ProposedBlocker, AttentionKind.FreezeException, AttentionKind.ProposedFreezeException,
        AttentionKind.Retired, AttentionKind.EpelOnly,
    ];

    /// <summary>Everything was known: then nothing means that there is nothing.</summary>
    public bool Whole => Known == AttentionSources.All;

    /// <summary>All that are lines of "Needs attention", worst first; among alike the oldest first. Show the first <see cref="MostLines"/>.</summary>
    public IEnumerable<AttentionItem> Lines => Items.Where(i => Worst.Contains(i.Kind)).OrderBy(i => Array.IndexOf(Worst, i.Kind)).ThenBy(i => i.Since ?? DateTimeOffset.MaxValue);

    /// <param name="retired">Blocked in Rawhide, as the list of names says.</param>
    /// <param name="matrix">Null: not known.</param>
    /// <param name="bugs">Null: not known.</param>
    /// <param name="updates">Null: not known.</param>
    public static Attention Of(bool retired, ReleaseMatrix? matrix, BugList? bugs, UpdateList? updates)
    {
        var rawhide = matrix?.Rows.Select(r => r.Releases[0]).FirstOrDefault(r => r.Kind == ReleaseKind.Rawhide)?.Name;
        IEnumerable<AttentionItem> items =
        [
            .. Retirement(retired, matrix, rawhide),
            .. OfBugs(bugs?.Bugs ?? [], rawhide),
            .. OfUpdates(updates?.Updates ?? [], rawhide),
            .. (matrix?.Rows ?? []).Where(r => r.Behind is not null)
                .Select(r => new AttentionItem(AttentionKind.UpgradePath, null, [OnScreen(r.Name, rawhide), OnScreen(r.Behind!.Release, rawhide)], Words: $"{r.Stable?.Words} · {r.Behind.Words}")),
        ];
        var known = (matrix is { } whole && whole.Rows.All(r => r.Looked) ? AttentionSources.Matrix : 0) | (bugs is null ? 0 : AttentionSources.Bugs) | (updates is null ? 0 : AttentionSources.Updates);
        return new Attention([.. items.OrderBy(i => i.Kind).ThenBy(i => i.Since ?? DateTimeOffset.MaxValue)], known);
    }

    private static IEnumerable<AttentionItem> Retirement(bool retired, ReleaseMatrix? matrix, string? rawhide)
    {
        var rows = matrix?.Rows ?? [];
        if (!retired && !rows.Any(r => r.Retired && r.Name == rawhide))
            yield break;
        var inFedora = rows.Any(r => r.Releases[0].IsFedora && (!r.Looked || r is { Retired: false, Stable: not null }));
        string[] epel = [.. rows.Where(r => r.Releases[0].Kind == ReleaseKind.Epel && r is { Retired: false, Stable: not null }).SelectMany(r => r.Releases).Select(r => OnScreen(r.Name, null))];
        string[] blocked = [.. rows.Where(r => r.Retired).SelectMany(r => r.Releases).Select(r => OnScreen(r.Name, rawhide))];
        yield return !inFedora && epel.Length > 0 ? new AttentionItem(AttentionKind.EpelOnly, null, [.. epel]) : new AttentionItem(AttentionKind.Retired, null, [.. blocked.Prepend("Rawhide").Distinct()]);
    }

    private static IEnumerable<AttentionItem> OfBugs(ImmutableArray<Bug> bugs, string? rawhide)
    {
        var holes = bugs.Where(b => b.Cves.Length > 0).ToList();
        if (holes.Count > 0)
        {
            var cves = holes.SelectMany(b => b.Cves).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            yield return Of(AttentionKind.Cve, holes, holes.Select(b => BugVersions.Words(b.Version))) with { Count = cves.Count, Words = string.Join(", ", cves.Take(3)) };
        }

        var tracked = bugs.SelectMany(b => b.Trackers, (bug, tracker) => (Bug: bug, tracker.Release, tracker.Milestone, Kind: KindOf(tracker)));
        foreach (var of in tracked.GroupBy(t => (t.Kind, t.Milestone)))
            yield return Of(of.Key.Kind, [.. of.Select(t => t.Bug).Distinct()], of.Select(t => OnScreen(t.Release, rawhide))) with { Words = of.Key.Milestone };
    }

    private static IEnumerable<AttentionItem> OfUpdates(ImmutableArray<BodhiUpdate> updates, string? rawhide)
    {
        foreach (var update in updates.Where(u => u.Status is UpdateStatus.Pending or UpdateStatus.Testing))
        {
            ImmutableArray<string> release = [OnScreen(update.Release, rawhide)];
            if (update is { Ejected: { } ejected, Request: null })
                yield return new AttentionItem(AttentionKind.Ejected, ejected.At, release, Update: update.Alias, Words: ejected.Reason);
            else if (update.Gating == GatingStatus.Failed)
                yield return new AttentionItem(AttentionKind.Held, update.Modified ?? update.Submitted, release, Update: update.Alias, Tests: update.Unmet);
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
        { Accepted: true } => AttentionKind.FreezeException,
        _ => AttentionKind.ProposedFreezeException,
    };

    // A release's Bodhi name as a bug's version is called on screen.
    private static string OnScreen(string name, string? rawhide) => name == rawhide ? "Rawhide" : name.Replace('-', ' ');
}
