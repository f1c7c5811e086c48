namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>How much a package is looked after.</summary>
internal enum SandboxCare
{
    Busy,
    Steady,
    Quiet,
    Orphan,
    Retired,

    /// <summary>Listed, and never built.</summary>
    None,

    /// <summary>An invented name that only fills the lists.</summary>
    Filler,
}
