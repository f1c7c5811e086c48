namespace FedoraPackages.Connectors.Bodhi;

/// <summary>What has been asked for an update. Retired words are <see cref="Unknown"/>.</summary>
public enum UpdateRequest
{
    Unknown,
    Testing,
    Stable,
    Obsolete,
    Unpush,
    Revoke,
}
