using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>The newest updates of all releases, newest first.</summary>
public sealed record RecentUpdates(ImmutableArray<RecentUpdate> Updates)
{
    public const int Newest = 20;
}
