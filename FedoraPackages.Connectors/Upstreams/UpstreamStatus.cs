namespace FedoraPackages.Connectors.Upstreams;

/// <summary>How one process gets on with one upstream service. Times are UTC.</summary>
/// <param name="AnsweringSince">When its present run of answers began; null while it does not answer, and before it was first asked.</param>
/// <param name="FailingSince">When its present run of failures began; null while it answers.</param>
/// <param name="Failure">Why, in our words.</param>
/// <param name="Typical">Half of the last 200 answers took no longer, the body included; null when there have been none.</param>
/// <param name="Slow">95 of 100 of them took no longer.</param>
/// <param name="Breaker">Whether most calls have failed, so that it is not asked for some seconds.</param>
/// <param name="LastMinute">Calls begun in the last minute.</param>
/// <param name="BulkPerSecond">Its budget: panels a second that a bulk refresh may ask it for.</param>
public sealed record UpstreamStatus(
    string Service,
    DateTimeOffset? AnsweringSince,
    DateTimeOffset? FailingSince,
    string? Failure,
    TimeSpan? Typical,
    TimeSpan? Slow,
    BreakerState Breaker,
    int UnderWay,
    int MaxConcurrency,
    int LastMinute,
    double BulkPerSecond,
    bool Paused);
