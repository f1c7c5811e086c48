using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Bugs that need a look.</summary>
/// <param name="Severity">The gravest of them.</param>
/// <param name="Bug">The oldest of them.</param>
/// <param name="Fixes">Where what mends it stands, for holes; default: not known. Others than Bugzilla say it.</param>
public sealed record BugsItem(
    AttentionKind Kind,
    DateTimeOffset? Since,
    ImmutableArray<string> Releases,
    int Count,
    BugSeverity Severity,
    long Bug,
    string? Words = null,
    ImmutableArray<WaitingFix> Fixes = default) : AttentionItem(Kind, Since, Releases, Count, Words)
{
    /// <param name="bugs">At least one.</param>
    internal static BugsItem Of(AttentionKind kind, IReadOnlyList<Bug> bugs, IEnumerable<string> releases)
    {
        var oldest = bugs.MinBy(b => b.Created)!;
        return new BugsItem(kind, oldest.Created, [.. releases.Distinct(StringComparer.Ordinal)], bugs.Count, bugs.Max(b => b.Severity), oldest.Id);
    }
}
