namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A build's being in a tag, since when.</summary>
internal sealed record SandboxTagging(SandboxTag Tag, long Event);
