namespace FedoraPackages.Connectors.Bodhi;

/// <summary>What the tests say that an update must pass.</summary>
public enum GatingStatus
{
    Unknown,
    Waiting,
    Ignored,
    Queued,
    Running,
    Passed,
    Failed,

    /// <summary>The service that decides did not answer Bodhi.</summary>
    GreenwaveFailed,
}
