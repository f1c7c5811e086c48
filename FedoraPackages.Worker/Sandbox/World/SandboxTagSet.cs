namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>The tags one release brings along.</summary>
internal sealed record SandboxTagSet(
    SandboxTag Base,
    SandboxTag Updates,
    SandboxTag Testing,
    SandboxTag TestingPending,
    SandboxTag SigningPending,
    SandboxTag StablePending,
    SandboxTag Candidate,
    SandboxTag Buildroot,
    SandboxTag Override);
