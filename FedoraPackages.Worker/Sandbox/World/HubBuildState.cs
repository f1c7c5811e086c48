namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A build's state, by the number that the hub sends and its plugin tells (<c>upstreams/koji.md</c> §3).</summary>
internal enum HubBuildState
{
    Building = 0,
    Complete = 1,
    Deleted = 2,
    Failed = 3,
    Canceled = 4,
}
