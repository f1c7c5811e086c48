namespace FedoraPackages.Connectors.Bodhi;

/// <summary>What an update is for.</summary>
public enum UpdateType
{
    Unspecified,
    Bugfix,
    Security,
    NewPackage,
    Enhancement,
}
