namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>How grave; the greater the graver.</summary>
public enum BugSeverity
{
    Unspecified,
    Low,
    Medium,
    High,
    Urgent,
}
