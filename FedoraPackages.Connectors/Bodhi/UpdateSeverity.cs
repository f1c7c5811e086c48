namespace FedoraPackages.Connectors.Bodhi;

/// <summary>How grave what an update mends is; the greater the graver.</summary>
public enum UpdateSeverity
{
    Unspecified,
    Low,
    Medium,
    High,
    Urgent,
}
