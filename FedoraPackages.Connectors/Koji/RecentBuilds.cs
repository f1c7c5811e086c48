using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Koji;

/// <summary>The builds that began last, of all packages, newest first; scratch builds are no builds.</summary>
public sealed record RecentBuilds(ImmutableArray<RecentBuild> Builds)
{
    public const int Newest = 20;
}
