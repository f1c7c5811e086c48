using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>One thing that a package's bugs come to, gravest first, as a word that filters by it.</summary>
/// <param name="Kind">One of <see cref="BugWords.Kinds"/>.</param>
/// <param name="Since">Since when, for what has a clock: the oldest of its bugs.</param>
internal sealed record BugsHead(string Kind, string Words, DateTimeOffset? Since = null)
{
    public static IReadOnlyList<BugsHead> Of(IReadOnlyCollection<Bug> bugs, ReleaseList? releases) =>
    [
        .. Holes(bugs),
        .. Tracked(bugs, TrackerKind.Blocker, "blocker", "blocker"),
        .. Tracked(bugs, TrackerKind.FreezeException, "exception", "freeze exception"),
        .. Failing(bugs, TrackerKind.FailsToBuild, "build", "fails to build", releases),
        .. Failing(bugs, TrackerKind.FailsToInstall, "install", "fails to install", releases),
    ];

    // A hole is reported once for each release: it counts once.
    private static IEnumerable<BugsHead> Holes(IReadOnlyCollection<Bug> bugs)
    {
        var holes = bugs.Where(b => b.Cves.Length > 0).ToList();
        var cves = holes.SelectMany(b => b.Cves).Distinct(StringComparer.Ordinal).Count();
        if (cves == 0)
            yield break;
        var worst = holes.Max(b => b.Severity);
        var graveness = worst == BugSeverity.Unspecified ? ""
            : cves == 1 ? $", {worst.ToString().ToLowerInvariant()}"
            : $", worst {worst.ToString().ToLowerInvariant()}";
        yield return new BugsHead("cve", Count(cves, "CVE") + graveness);
    }

    private static IEnumerable<BugsHead> Tracked(IReadOnlyCollection<Bug> bugs, TrackerKind kind, string filter, string word)
    {
        var accepted = bugs.Count(b => b.Trackers.Any(t => t.Kind == kind && t.Accepted));
        var proposed = bugs.Count(b => b.Trackers.Any(t => t.Kind == kind)) - accepted;
        if (accepted > 0)
            yield return new BugsHead(filter, Count(accepted, word) + (proposed > 0 ? $", {proposed} proposed" : ""));
        else if (proposed > 0)
            yield return new BugsHead(filter, Count(proposed, $"proposed {word}"));
    }

    private static IEnumerable<BugsHead> Failing(IReadOnlyCollection<Bug> bugs, TrackerKind kind, string filter, string words, ReleaseList? known)
    {
        var failing = bugs.Where(b => b.Trackers.Any(t => t.Kind == kind)).ToList();
        if (failing.Count == 0)
            yield break;
        var releases = failing.SelectMany(b => b.Trackers)
            .Where(t => t.Kind == kind)
            .Select(t => t.Release).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(r => ReleaseName.Of(r, known));
        yield return new BugsHead(filter, $"{words} in {string.Join(", ", releases)}", failing.Min(b => b.Created));
    }

    private static string Count(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
}
