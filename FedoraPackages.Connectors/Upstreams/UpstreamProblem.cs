namespace FedoraPackages.Connectors.Upstreams;

/// <summary>What is wrong with an upstream service's answer.</summary>
public enum UpstreamProblem
{
    /// <summary>No answer, a server error, an announced outage, HTML where data was asked for: it will pass.</summary>
    NotAnswering,

    /// <summary>The service understood and refused: asking the same again soon is no use.</summary>
    Refused,

    /// <summary>An answer that cannot be read: broken, too large, of the wrong shape.</summary>
    Unreadable,

    /// <summary>Not asked, because an administrator has paused the service. Nothing is wrong with it.</summary>
    Paused,
}
