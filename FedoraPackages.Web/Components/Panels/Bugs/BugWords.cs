using System.Globalization;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>A bug in words.</summary>
internal static partial class BugWords
{
    /// <summary>What bugs can be about, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["cve", "blocker", "exception", "build", "install", "security", "version", "needinfo"];

    private static readonly string[] Statuses = ["NEW", "VERIFIED", "ASSIGNED", "MODIFIED", "ON_DEV", "ON_QA", "RELEASE_PENDING", "POST"];

    public static string Severity(Bug bug) => bug.Severity.ToString().ToLowerInvariant();

    /// <summary>The place of a status: new ones first, words we do not know last.</summary>
    public static int Place(string status) => Array.IndexOf(Statuses, status) is >= 0 and var place ? place : Statuses.Length;

    /// <summary>Rawhide, then the newest Fedora, then the newest EPEL, then the rest.</summary>
    public static int Place(Bug bug) => BugVersions.Words(bug.Version) switch
    {
        "Rawhide" => 0,
        var words when Release().Match(words) is { Success: true } match =>
            (match.Groups["epel"].Success ? 30_000 : 10_000) - (Number(match.Groups["major"]) * 100) - Number(match.Groups["minor"]),
        _ => 100_000,
    };

    public static bool Is(Bug bug, string kind) => kind switch
    {
        "cve" => bug.Cves.Length > 0,
        "blocker" => bug.Trackers.Any(t => t.Kind == TrackerKind.Blocker),
        "exception" => bug.Trackers.Any(t => t.Kind == TrackerKind.FreezeException),
        "build" => bug.Trackers.Any(t => t.Kind == TrackerKind.FailsToBuild),
        "install" => bug.Trackers.Any(t => t.Kind == TrackerKind.FailsToInstall),
        "security" => bug.Security,
        "version" => IsNewVersion(bug),
        "needinfo" => bug.NeedsInfo,
        _ => false,
    };

    public static string Kind(string kind) => kind switch
    {
        "cve" => "CVE",
        "blocker" => "blocker",
        "exception" => "freeze exception",
        "build" => "fails to build",
        "install" => "fails to install",
        "version" => "new version",
        _ => kind,
    };

    /// <summary>The chips of a bug: words, tone, and since when for what has a clock.</summary>
    /// <param name="releases">Which of them is Rawhide; null: not known.</param>
    public static IEnumerable<(string Words, string Tone, DateTimeOffset? Since)> Chips(Bug bug, ReleaseList? releases)
    {
        if (bug.Cves.Length > 0)
            yield return (bug.Cves.Length == 1 ? bug.Cves[0] : $"{bug.Cves[0]} and {bug.Cves.Length - 1} more", "problem-chip", null);
        else if (bug.Security)
            yield return ("security", "problem-chip", null);
        foreach (var tracker in bug.Trackers)
            yield return (
                Tracker(tracker, ReleaseName.Of(tracker.Release, releases)),
                tracker.Accepted && tracker.Kind != TrackerKind.FreezeException ? "problem-chip" : "caution-chip",
                HasClock(tracker) ? bug.Created : null);
        if (IsNewVersion(bug))
            yield return ("new version", "info-chip", null);
        if (bug.NeedsInfo)
            yield return ("needinfo", "info-chip", null);
    }

    public static string Fingerprint(Bug bug) => string.Join(
        '|',
        bug.Summary,
        bug.Status,
        bug.Severity,
        bug.Version,
        bug.Created.UtcTicks,
        bug.Changed.UtcTicks,
        string.Join(',', bug.Cves),
        string.Join(',', bug.Trackers),
        bug.TrackersUnknown,
        bug.Security,
        IsNewVersion(bug),
        bug.NeedsInfo);

    private static string Tracker(BugTracker tracker, string release) => tracker.Kind switch
    {
        TrackerKind.FailsToBuild => $"fails to build in {release}",
        TrackerKind.FailsToInstall => $"fails to install in {release}",
        TrackerKind.Blocker => $"{(tracker.Accepted ? "" : "proposed ")}{release} {tracker.Milestone} blocker",
        _ => $"{(tracker.Accepted ? "" : "proposed ")}{release} {tracker.Milestone} exception",
    };

    private static bool HasClock(BugTracker tracker) => tracker.Kind is TrackerKind.FailsToBuild or TrackerKind.FailsToInstall;

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:F|(?<epel>EPEL ))(?<major>[0-9]{1,2})(?:\.(?<minor>[0-9]{1,2}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Release();

    private static bool IsNewVersion(Bug bug) =>
        bug.Keywords.Contains("FutureFeature", StringComparer.OrdinalIgnoreCase) && bug.Summary.EndsWith(" is available", StringComparison.Ordinal);
}
