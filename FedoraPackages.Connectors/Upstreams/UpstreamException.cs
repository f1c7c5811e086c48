namespace FedoraPackages.Connectors.Upstreams;

/// <summary>
/// An upstream service gave no usable answer. <see cref="Exception.Message"/> is in our own words and safe to show;
/// what the service said is in <see cref="Detail"/>, for the log only.
/// </summary>
public sealed class UpstreamException : Exception
{
    public UpstreamException(string service, UpstreamProblem problem, string message, string? detail = null, Exception? inner = null)
        : base(message, inner)
    {
        Service = service;
        Problem = problem;
        Detail = detail is null ? null : UpstreamWords.ForTheLog(detail);
    }

    public string Service { get; }

    public UpstreamProblem Problem { get; }

    public string? Detail { get; }

    /// <summary>The HTTP status, where a status other than 200 is the trouble.</summary>
    public int? Status { get; init; }

    /// <summary>True for what is often gone a moment later: a reset connection, a proxy's 502, an announced outage.</summary>
    internal bool Momentary { get; init; }

    /// <summary>True when the service has not been asked at all: that says nothing of it.</summary>
    internal bool NotAsked { get; init; }

    /// <summary>True for a connection that ended before its answer began: a kept one may have been closed long before it was used again.</summary>
    internal bool BrokenOff { get; init; }
}
