namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A build of the past, before it has a number.</summary>
internal sealed record BuildPlan(
    SandboxPackage Package,
    SandboxRelease For,
    string Version,
    string Release,
    SandboxPerson Owner,
    HubBuildState State,
    DateTimeOffset Created,
    DateTimeOffset? Completed,
    bool Imported);
