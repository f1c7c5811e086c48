namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>An account of the invented Fedora.</summary>
internal sealed record SandboxPerson(long Id, string Name);
