namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A task's state, by the number that the hub sends (<c>upstreams/koji.md</c> §3). None here waits between a host and its start.</summary>
internal enum HubTaskState
{
    Free = 0,
    Open = 1,
    Closed = 2,
    Canceled = 3,
    Failed = 5,
}
