using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Something about a package that needs a look.</summary>
/// <param name="Since">Null where nobody says.</param>
/// <param name="Releases">As on screen.</param>
/// <param name="Count">How many: CVEs, bugs.</param>
/// <param name="Bug">The oldest bug about it; null for none.</param>
/// <param name="Update">The update it is about; null for none.</param>
/// <param name="Words">A reason, or the names of what it is: of somebody else's making, show as text.</param>
public sealed record AttentionItem(
    AttentionKind Kind,
    DateTimeOffset? Since,
    ImmutableArray<string> Releases,
    int Count = 1,
    BugSeverity Severity = BugSeverity.Unspecified,
    long? Bug = null,
    string? Update = null,
    string? Words = null,
    ImmutableArray<UnmetTest> Tests = default);

/// <summary>What it is, in the order of chips.</summary>
public enum AttentionKind
{
    /// <summary>Blocked in Rawhide.</summary>
    Retired,
    FailsToInstall,
    FailsToBuild,
    Cve,

    /// <summary>An accepted blocker.</summary>
    Blocker,

    /// <summary>A blocker that is only proposed.</summary>
    ProposedBlocker,
    FreezeException,

    /// <summary>Tests hold an update.</summary>
    Held,
    Ejected,

    /// <summary>An older release has something newer.</summary>
    UpgradePath,

    /// <summary>On the critical path: no trouble, but good to know.</summary>
    CriticalPath,
}
