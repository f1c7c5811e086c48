namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Somebody's word that a test's failure, or its absence, does not matter.</summary>
internal sealed record SandboxWaiver(SandboxTest Test, SandboxPerson By, DateTimeOffset At);
