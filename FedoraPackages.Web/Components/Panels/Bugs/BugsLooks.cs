using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Attention;
using static FedoraPackages.Web.Components.Panels.AttentionLooks;

namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>What bugs say that needs a look, in words.</summary>
internal static class BugsLooks
{
    public static IReadOnlyList<AttentionLook> All { get; } =
    [
        Of(BugsAttention.FailsToInstall, "install", "install", item => $"Fails to install: {Releases(item)}", item => $"fails to install in {Releases(item)}"),
        Of(
            BugsAttention.FailsToBuild, "build", "build",
            item => $"Fails to build from source: {Releases(item)}", item => $"fails to build from source in {Releases(item)}"),
        Of(
            BugsAttention.Cve, "security", "cve",
            item => $"{item.Count} {(item.Count == 1 ? "CVE" : "CVEs")}{Worst(item)}: {Releases(item)}",
            item => $"{item.Words}{(item.Count > 3 ? $" and {item.Count - 3} more" : "")}{Worst(item)} in {Releases(item)}"),
        Of(
            BugsAttention.Blocker, "blocker", "blocker",
            item => Words(item.Words, $"blocker: {Releases(item)}"),
            item => item.Words is { Length: > 0 } milestone ? $"blocks {milestone} of {Releases(item)}" : $"blocks {Releases(item)}"),
        Of(
            BugsAttention.ProposedBlocker, "blocker", "blocker",
            item => Words("Proposed", item.Words, $"blocker: {Releases(item)}"),
            item => Words("proposed as blocker of", Releases(item), item.Words)),
        Of(
            BugsAttention.FreezeException, "exception", "exception",
            item => Words(item.Words, $"freeze exception: {Releases(item)}"),
            item => Words("freeze exception for", Releases(item), item.Words)),
        Of(
            BugsAttention.ProposedFreezeException, "exception", "exception",
            item => Words("Proposed", item.Words, $"freeze exception: {Releases(item)}"),
            item => Words("proposed as freeze exception for", Releases(item), item.Words)),
    ];

    /// <summary>Where what closes a hole stands; null where there is nothing to say of it.</summary>
    public static string? Fixes(BugsItem item) => item.Kind != BugsAttention.Cve || item.Fixes.IsDefault ? null
        : item.Fixes.IsEmpty ? "no update with a fix is on its way"
        : $"a fix waits {string.Join(", ", Where(item))}";

    // A tracker may be of no milestone.
    private static string Words(params IEnumerable<string?> words) => string.Join(' ', words.Where(word => word is { Length: > 0 }));

    // The tab shows the bugs of that kind.
    private static AttentionLook Of(AttentionKind kind, string label, string shows, Func<BugsItem, string> chip, Func<BugsItem, string> line) =>
        AttentionLook.Of(kind, label, chip, line, (_, package) => (BugsView.All with { Kind = shows }).Href(package)) with { Detail = typeof(BugsDetail) };

    private static IEnumerable<string> Where(BugsItem item) =>
        new[] { Where(item, testing: true, "in testing of"), Where(item, testing: false, "for testing of") }.OfType<string>();

    private static string? Where(BugsItem item, bool testing, string where) =>
        item.Fixes.Where(f => f.Testing == testing).Select(f => f.Release).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } releases
            ? $"{where} {string.Join(", ", releases)}"
            : null;

    private static string Worst(BugsItem item) => item.Severity == BugSeverity.Unspecified ? "" : $", {item.Severity.ToString().ToLowerInvariant()}";
}
