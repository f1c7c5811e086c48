using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
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
        AttentionKind.Blocker, AttentionKind.Cve, AttentionKind.SecurityUpdate, AttentionKind.Ejected, AttentionKind.Held, AttentionKind.FailsToInstall, AttentionKind.FailsToBuild,
        AttentionKind.ProposedBlocker, AttentionKind.FreezeException, AttentionKind.ProposedFreezeException, AttentionKind.UpgradePath,
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
    /// <param name="releases">Null: not known; then Rawhide is called by its number where the matrix does not say it either.</param>
    public static Attention Of(bool retired, ReleaseMatrix? matrix, BugList? bugs, UpdateList? updates, ReleaseList? releases = null)
    {
        var rawhide = (releases?.Releases ?? [.. (matrix?.Rows ?? []).Select(r => r.Releases[0])]).FirstOrDefault(r => r.Kind == ReleaseKind.Rawhide)?.Name;
        var waiting = (updates?.Updates ?? []).Where(u => u.Status is UpdateStatus.Pending or UpdateStatus.Testing && !IsPast(u, matrix)).ToList();
        IEnumerable<AttentionItem> items =
        [
            .. Retirement(retired, matrix, rawhide),
            .. OfBugs(bugs?.Bugs ?? [], updates is null ? null : waiting, rawhide),
            .. OfUpdates(waiting, bugs, rawhide),
            .. CriticalPath(updates?.Updates ?? []),
            .. BehindOthers(matrix, rawhide),
        ];
        var known = (matrix is { } whole && whole.Rows.All(r => r.Looked) ? AttentionSources.Matrix : 0) | (bugs is null ? 0 : AttentionSources.Bugs) | (updates is null ? 0 : AttentionSources.Updates);
        return new Attention([.. items.OrderBy(i => i.Kind).ThenBy(i => i.Since ?? DateTimeOffset.MaxValue)], known);
    }

    // What is in stable already by Koji, or older than what is, needs nobody's look any more, whatever Bodhi still says of it.
    private static bool IsPast(BodhiUpdate update, ReleaseMatrix? matrix)
    {
        if (matrix?.Rows.FirstOrDefault(r => r.Releases.Any(of => of.Name == update.Release)) is not { Stable: { } stable } row)
            return false;
        var own = update.Builds.Where(b => Nvr.NameOf(b.Nvr) == Nvr.NameOf(stable.Nvr)).Select(b => RowVersion.Of(row.Releases[0], b).Version).ToList();
        return own.Count > 0 && own.TrueForAll(version => version <= stable.Version);
    }

    // One line for the package: the newest release that is behind, and how many more are.
    private static IEnumerable<AttentionItem> BehindOthers(ReleaseMatrix? matrix, string? rawhide)
    {
        var behind = (matrix?.Rows ?? []).Where(r => r.Behind is not null).ToList();
        if (behind is not [{ Behind: { } path } first, ..])
            yield break;
        yield return new AttentionItem(AttentionKind.UpgradePath, path.Since, [.. behind.Select(r => ReleaseName.Of(r.Name, rawhide))], behind.Count)
        {
            Path = new BrokenPath(ReleaseName.Of(first.Name, rawhide), first.Stable!.Words, ReleaseName.Of(path.Release, rawhide), path.Words, path.Mending),
        };
    }

    private static IEnumerable<AttentionItem> Retirement(bool retired, ReleaseMatrix? matrix, string? rawhide)
    {
        var rows = matrix?.Rows ?? [];
        if (!retired && !rows.Any(r => r.Retired && r.Name == rawhide))
            yield break;
        var inFedora = rows.Any(r => r.Releases[0].IsFedora && (!r.Looked || r is { Retired: false, Stable: not null }));
        var alive = rows.Where(r => r.Releases[0].Kind == ReleaseKind.Epel && r is { Retired: false, Stable: not null });
        string[] epel = [.. alive.SelectMany(r => r.Releases).Select(r => ReleaseName.Of(r.Name, rawhide))];
        string[] blocked = [.. rows.Where(r => r.Retired).SelectMany(r => r.Releases).Select(r => ReleaseName.Of(r.Name, rawhide))];
        yield return !inFedora && epel.Length > 0 ? new AttentionItem(AttentionKind.EpelOnly, null, [.. epel]) : new AttentionItem(AttentionKind.Retired, null, [.. blocked.Prepend("Rawhide").Distinct()]);
    }

    private static IEnumerable<AttentionItem> OfBugs(ImmutableArray<Bug> bugs, List<BodhiUpdate>? waiting, string? rawhide)
    {
        var holes = bugs.Where(b => b.Cves.Length > 0).ToList();
        if (holes.Count > 0)
        {
            var cves = holes.SelectMany(b => b.Cves).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            yield return Of(AttentionKind.Cve, holes, holes.Select(b => BugVersions.Words(b.Version))) with
            {
                Count = cves.Count,
                Words = string.Join(", ", cves.Take(3)),
                Fixes = waiting is null
                    ? default
                    : [.. waiting.Where(u => Closes(u, holes)).Select(u => new WaitingFix(ReleaseName.Of(u.Release, rawhide), u.Status == UpdateStatus.Testing, u.Alias))],
            };
        }

        var tracked = bugs.SelectMany(b => b.Trackers, (bug, tracker) => (Bug: bug, tracker.Release, tracker.Milestone, Kind: KindOf(tracker)));
        foreach (var of in tracked.GroupBy(t => (t.Kind, t.Milestone)))
            yield return Of(of.Key.Kind, [.. of.Select(t => t.Bug).Distinct()], of.Select(t => ReleaseName.Of(t.Release, rawhide))) with { Words = of.Key.Milestone };
    }

    private static IEnumerable<AttentionItem> OfUpdates(List<BodhiUpdate> waiting, BugList? bugs, string? rawhide)
    {
        foreach (var update in waiting)
        {
            ImmutableArray<string> release = [ReleaseName.Of(update.Release, rawhide)];
            if (update is { Ejected: { } ejected, Request: null })
                yield return new AttentionItem(AttentionKind.Ejected, ejected.At, release, Update: update.Alias, Words: ejected.Reason);
            else if (update.Gating == GatingStatus.Failed)
                yield return new AttentionItem(AttentionKind.Held, update.Modified ?? update.Submitted, release, Update: update.Alias, Tests: update.Unmet);
        }

        var holes = (bugs?.Bugs ?? []).Where(b => b.Cves.Length > 0).ToList();
        var security = waiting.Where(u => u.Type == UpdateType.Security && !Closes(u, holes)).OrderByDescending(u => u.Severity).ThenBy(u => u.Submitted).ToList();
        if (security is [var gravest, ..])
        {
            yield return new AttentionItem(
                AttentionKind.SecurityUpdate, security.Min(u => u.Submitted), [.. security.Select(u => ReleaseName.Of(u.Release, rawhide)).Distinct()], security.Count,
                (BugSeverity)gravest.Severity, Update: gravest.Alias, Words: gravest.Status == UpdateStatus.Testing ? "in testing" : "for testing");
        }
    }

    // Of an update of several packages nobody says which of them is on it.
    private static IEnumerable<AttentionItem> CriticalPath(ImmutableArray<BodhiUpdate> updates)
    {
        if (updates.Any(u => u.Critical && u.Builds.Select(b => Nvr.NameOf(b.Nvr)).Distinct(StringComparer.Ordinal).Count() <= 1))
            yield return new AttentionItem(AttentionKind.CriticalPath, null, []);
    }

    private static bool Closes(BodhiUpdate update, List<Bug> holes) => update.Bugs.Any(of => holes.Exists(b => b.Id == of.Id));

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
}
