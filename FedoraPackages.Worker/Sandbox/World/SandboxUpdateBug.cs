namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A bug that an update closes.</summary>
internal sealed record SandboxUpdateBug(long Id, string Title, bool Security);
