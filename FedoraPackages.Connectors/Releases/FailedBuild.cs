namespace FedoraPackages.Connectors.Releases;

/// <summary>A build that failed.</summary>
/// <param name="LogTask">The task whose log says why; null where it was not read.</param>
public sealed record FailedBuild(long BuildId, DateTimeOffset At, long? LogTask, string? Log);
