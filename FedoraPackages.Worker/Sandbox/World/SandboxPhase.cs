namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Where a release stands in its life.</summary>
internal enum SandboxPhase
{
    Archived,
    Stable,
    Branched,
    Rawhide,
    Epel,
    Eln,
}
