namespace FedoraPackages.Connectors.Koji;

/// <summary>A task's state, with Koji's numbers (<c>upstreams/koji.md</c> §3).</summary>
public enum TaskState
{
    Free = 0,
    Open = 1,
    Closed = 2,
    Canceled = 3,
    Assigned = 4,
    Failed = 5,
}
