namespace FedoraPackages.Connectors.Koji;

/// <summary>One architecture's part of a build. <c>srpm</c> stands for making the source package.</summary>
public sealed record KojiArchTask(long TaskId, string Arch, TaskState State, DateTimeOffset? Started, DateTimeOffset? Completed);
