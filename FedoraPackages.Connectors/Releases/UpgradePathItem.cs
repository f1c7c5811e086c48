using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Upgrade paths that are broken.</summary>
/// <param name="Path">The first of them.</param>
public sealed record UpgradePathItem(DateTimeOffset? Since, ImmutableArray<string> Releases, int Count, BrokenPath Path)
    : AttentionItem(ReleasesAttention.UpgradePath, Since, Releases, Count);
