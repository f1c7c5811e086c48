namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>What a build can be asked for: built against one tag, landing in another.</summary>
internal sealed record SandboxTarget(long Id, string Name, SandboxTag Build, SandboxTag Destination);
