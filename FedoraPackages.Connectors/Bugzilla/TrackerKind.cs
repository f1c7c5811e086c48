namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>What a tracker bug gathers.</summary>
public enum TrackerKind
{
    FailsToBuild,
    FailsToInstall,
    Blocker,
    FreezeException,
}
