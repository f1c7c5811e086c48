using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Something about a package that needs a look.</summary>
/// <param name="Since">
/// Since when: the oldest bug's creation, the ejection, for a held update its last change. Null where nobody says.
/// </param>
/// <param name="Releases">As on screen: "Rawhide", "F45", "EPEL 10.2".</param>
/// <param name="Count">How many: CVEs, bugs.</param>
/// <param name="Severity">The gravest of the bugs it is about.</param>
/// <param name="Bug">The oldest bug about it; null for none.</param>
/// <param name="Update">The update it is about; null for none.</param>
/// <param name="Words">A reason, or the names of what it is: of somebody else's making, show as text.</param>
/// <param name="Tests">The tests that hold it; default or empty for none.</param>
/// <param name="Fixes">Where what mends it stands, for holes; default: not known.</param>
/// <param name="Path">The first broken upgrade path.</param>
public sealed record AttentionItem(
    AttentionKind Kind,
    DateTimeOffset? Since,
    ImmutableArray<string> Releases,
    int Count = 1,
    BugSeverity Severity = BugSeverity.Unspecified,
    long? Bug = null,
    string? Update = null,
    string? Words = null,
    ImmutableArray<UnmetTest> Tests = default,
    ImmutableArray<WaitingFix> Fixes = default,
    BrokenPath? Path = null)
{
    /// <summary>How bad it is.</summary>
    public AttentionTone Tone => Kind switch
    {
        AttentionKind.SecurityUpdate when Severity >= BugSeverity.High => AttentionTone.Problem,
        AttentionKind.Retired or AttentionKind.Cve or AttentionKind.Blocker or AttentionKind.FailsToInstall => AttentionTone.Problem,
        AttentionKind.CriticalPath or AttentionKind.FreezeException or AttentionKind.ProposedFreezeException => AttentionTone.Info,
        _ => AttentionTone.Caution,
    };
}
