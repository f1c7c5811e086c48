using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Sandbox.World;

/// <summary>A build of the past, before it has a number.</summary>
internal sealed record BuildPlan(
    SandboxPackage Package,
    SandboxRelease For,
    string Version,
    string Release,
    SandboxPerson Owner,
    BuildState State,
    DateTimeOffset Created,
    DateTimeOffset? Completed,
    bool Imported);
