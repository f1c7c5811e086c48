using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Web.Components.Panels.Overview;

/// <summary>What needs a look, in words.</summary>
internal static class AttentionWords
{
    /// <summary>As a chip.</summary>
    public static string Chip(AttentionItem item) => item.Kind switch
    {
        AttentionKind.Retired => $"Retired in {Releases(item)}",
        AttentionKind.EpelOnly => $"Retired, in {Releases(item)} only",
        AttentionKind.FailsToInstall => $"Fails to install: {Releases(item)}",
        AttentionKind.FailsToBuild => $"Fails to build from source: {Releases(item)}",
        AttentionKind.Cve => $"{item.Count} {(item.Count == 1 ? "CVE" : "CVEs")}{Worst(item)}: {Releases(item)}",
        AttentionKind.SecurityUpdate => $"Security update waits{Worst(item)}: {Releases(item)}",
        AttentionKind.Blocker => $"{item.Words} blocker: {Releases(item)}".TrimStart(),
        AttentionKind.ProposedBlocker => $"Proposed {item.Words} blocker: {Releases(item)}",
        AttentionKind.FreezeException => $"{item.Words} freeze exception: {Releases(item)}".TrimStart(),
        AttentionKind.ProposedFreezeException => $"Proposed {item.Words} freeze exception: {Releases(item)}",
        AttentionKind.Held => $"Held by gating: {Releases(item)}",
        AttentionKind.Ejected => $"Ejected update: {Releases(item)}",
        AttentionKind.UpgradePath => "Upgrade path",
        _ => "Critical path",
    };

    /// <summary>The word before a line.</summary>
    public static string Label(AttentionItem item) => item.Kind switch
    {
        AttentionKind.Cve or AttentionKind.SecurityUpdate => "security",
        AttentionKind.Blocker or AttentionKind.ProposedBlocker => "blocker",
        AttentionKind.FreezeException or AttentionKind.ProposedFreezeException => "exception",
        AttentionKind.Held => "held",
        AttentionKind.Ejected => "ejected",
        AttentionKind.FailsToInstall => "install",
        AttentionKind.FailsToBuild => "build",
        AttentionKind.UpgradePath => "upgrade",
        _ => "retired",
    };

    /// <summary>A line, without its links.</summary>
    public static string Line(AttentionItem item) => item.Kind switch
    {
        AttentionKind.Cve => $"{item.Words}{(item.Count > 3 ? $" and {item.Count - 3} more" : "")}{Worst(item)} in {Releases(item)}",
        AttentionKind.SecurityUpdate when item.Count == 1 => $"security update{Worst(item)}: waits {item.Words} of {Releases(item)}",
        AttentionKind.SecurityUpdate => $"{item.Count} security updates{Worst(item)}: not stable yet in {Releases(item)}",
        AttentionKind.Blocker => $"blocks {item.Words} of {Releases(item)}",
        AttentionKind.ProposedBlocker => $"proposed as blocker of {Releases(item)} {item.Words}",
        AttentionKind.FreezeException => $"freeze exception for {Releases(item)} {item.Words}",
        AttentionKind.ProposedFreezeException => $"proposed as freeze exception for {Releases(item)} {item.Words}",
        AttentionKind.Held => $"held by gating in {Releases(item)}",
        AttentionKind.Ejected => $"ejected from a push of {Releases(item)}: {item.Words}",
        AttentionKind.FailsToInstall => $"fails to install in {Releases(item)}",
        AttentionKind.FailsToBuild => $"fails to build from source in {Releases(item)}",
        AttentionKind.UpgradePath when item.Path is { } path =>
            $"{path.Release} {path.Words} is behind {path.Ahead} {path.AheadWords}{(item.Count > 1 ? $", and {item.Count - 1} more {(item.Count == 2 ? "release is" : "releases are")} behind" : "")}",
        AttentionKind.EpelOnly => $"retired in Fedora, in {Releases(item)} only",
        _ => $"retired in {Releases(item)}",
    };

    /// <summary>Where what closes a hole stands; null where there is nothing to say of it.</summary>
    public static string? Fixes(AttentionItem item) => item.Kind != AttentionKind.Cve || item.Fixes.IsDefault ? null
        : item.Fixes.IsEmpty ? "no update with a fix is on its way"
        : $"a fix waits {string.Join(", ", new[] { Fixes(item, testing: true, "in testing of"), Fixes(item, testing: false, "for testing of") }.OfType<string>())}";

    public static IReadOnlyList<UnmetTest> Tests(AttentionItem item) => item.Tests.IsDefault ? [] : item.Tests;

    public static string Tone(AttentionItem item) => item.Tone.ToString().ToLowerInvariant();

    private static string Releases(AttentionItem item) => string.Join(", ", item.Releases);

    private static string? Fixes(AttentionItem item, bool testing, string where) =>
        item.Fixes.Where(f => f.Testing == testing).Select(f => f.Release).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } releases ? $"{where} {string.Join(", ", releases)}" : null;

    private static string Worst(AttentionItem item) => item.Severity == BugSeverity.Unspecified ? "" : $", {item.Severity.ToString().ToLowerInvariant()}";
}
