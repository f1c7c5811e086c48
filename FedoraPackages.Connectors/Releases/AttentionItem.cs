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
public sealed record AttentionItem(
    AttentionKind Kind,
    DateTimeOffset? Since,
    ImmutableArray<string> Releases,
    int Count = 1,
    BugSeverity Severity = BugSeverity.Unspecified,
    long? Bug = null,
    string? Update = null,
    string? Words = null,
    ImmutableArray<UnmetTest> Tests = default)
{
    /// <summary>How bad it is.</summary>
    public AttentionTone Tone => Kind switch
    {
        AttentionKind.Retired or AttentionKind.Cve or AttentionKind.Blocker or AttentionKind.FailsToInstall => AttentionTone.Problem,
        AttentionKind.CriticalPath or AttentionKind.FreezeException or AttentionKind.ProposedFreezeException => AttentionTone.Info,
        _ => AttentionTone.Caution,
    };
}

/// <summary>What it is, in the order of chips.</summary>
public enum AttentionKind
{
    /// <summary>Blocked in <c>Releases</c>, Rawhide among them.</summary>
    Retired,

    /// <summary>Blocked in Rawhide, in no other Fedora, and alive in these releases of EPEL.</summary>
    EpelOnly,
    FailsToInstall,
    FailsToBuild,

    /// <summary>Holes with a CVE: <c>Count</c> of them, <c>Words</c> the first three.</summary>
    Cve,

    /// <summary>An accepted blocker of the milestone in <c>Words</c>.</summary>
    Blocker,

    /// <summary>A blocker that is only proposed.</summary>
    ProposedBlocker,

    /// <summary>An accepted freeze exception for the milestone in <c>Words</c>.</summary>
    FreezeException,

    /// <summary>A freeze exception that is only proposed.</summary>
    ProposedFreezeException,

    /// <summary>Tests hold an update.</summary>
    Held,

    /// <summary>Thrown out of a push for the reason in <c>Words</c>, and not asked for again.</summary>
    Ejected,

    /// <summary>The first of <c>Releases</c> is behind the second.</summary>
    UpgradePath,

    /// <summary>On the critical path: no trouble, but good to know.</summary>
    CriticalPath,
}

/// <summary>How bad something is.</summary>
public enum AttentionTone
{
    Info,
    Caution,
    Problem,
}
