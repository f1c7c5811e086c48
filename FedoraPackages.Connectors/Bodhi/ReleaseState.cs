namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Bodhi's word for a release's phase. A word we do not know is <see cref="Unknown"/>.</summary>
public enum ReleaseState
{
    Unknown,
    Disabled,
    Pending,
    Frozen,
    Current,
    Archived,
}
