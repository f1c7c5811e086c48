namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Which parts of a package's page a fact makes stale (<c>upstreams/bus.md</c> §3). Their words: <see cref="FacetWords"/>.</summary>
[Flags]
public enum Facets
{
    None = 0,

    /// <summary>What is in which release, retired or not, and whose it is.</summary>
    Overview = 1,

    Builds = 1 << 1,
    Updates = 1 << 2,
    Bugs = 1 << 3,

    /// <summary>Files.</summary>
    Contents = 1 << 4,

    /// <summary>What requires and provides what.</summary>
    Relationships = 1 << 5,

    /// <summary>The package's repository in dist-git.</summary>
    Sources = 1 << 6,

    Changelog = 1 << 7,

    /// <summary>The newest version of what is packaged.</summary>
    Upstream = 1 << 8,

    Tests = 1 << 9,

    /// <summary>Crashes that users reported.</summary>
    Problems = 1 << 10,

    /// <summary>A whole repository, and so every package in it.</summary>
    Bulk = 1 << 11,
}
