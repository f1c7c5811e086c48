namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A build's state, with Koji's numbers (<c>upstreams/koji.md</c> §3).</summary>
public enum BuildState
{
    Building = 0,
    Complete = 1,
    Deleted = 2,
    Failed = 3,
    Canceled = 4,
}
