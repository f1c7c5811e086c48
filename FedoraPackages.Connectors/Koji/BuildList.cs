using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Koji;

/// <summary>The builds of one package: the newest ones (at most <see cref="Newest"/>), newest first, and how many there are in truth.</summary>
public sealed record BuildList(int Total, ImmutableArray<KojiBuild> Builds)
{
    /// <summary>How many builds are kept of a package; Koji has the rest.</summary>
    public const int Newest = 500;
}
