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

    /// <summary>Security updates that are not stable yet and close none of the holes above: <c>Count</c> of them, <c>Update</c> the gravest.</summary>
    SecurityUpdate,

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

    /// <summary>Releases that are behind older ones: <c>Count</c> of them, the first in <c>Path</c>.</summary>
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

/// <summary>An update that closes a hole and is not stable yet.</summary>
/// <param name="Release">As on screen.</param>
/// <param name="Testing">In testing; false: before it.</param>
public sealed record WaitingFix(string Release, bool Testing, string Update);

/// <summary>A release that is behind an older one.</summary>
/// <param name="Release">As on screen, like <paramref name="Ahead"/>.</param>
/// <param name="Words">What is stable in it.</param>
/// <param name="Ahead">The older release.</param>
/// <param name="AheadWords">What is stable there.</param>
/// <param name="Mending">What is on its way and would mend it; null: nothing.</param>
public sealed record BrokenPath(string Release, string Words, string Ahead, string AheadWords, OnTheWay? Mending);
