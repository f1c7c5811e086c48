namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A build that others are built against before its update is stable.</summary>
internal sealed record SandboxOverride(SandboxBuild Build, SandboxPerson By, DateTimeOffset Submitted, DateTimeOffset Expires, string Notes)
{
    public DateTimeOffset? Expired { get; set; }
}
