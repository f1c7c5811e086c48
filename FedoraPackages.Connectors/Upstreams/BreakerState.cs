namespace FedoraPackages.Connectors.Upstreams;

/// <summary>The states of a circuit breaker.</summary>
public enum BreakerState
{
    /// <summary>Calls go through.</summary>
    Closed,

    /// <summary>No calls go through.</summary>
    Open,

    /// <summary>One call goes through, and decides.</summary>
    HalfOpen,
}
