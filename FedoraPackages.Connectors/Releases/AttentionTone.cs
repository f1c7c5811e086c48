namespace FedoraPackages.Connectors.Releases;

/// <summary>How bad something is.</summary>
public enum AttentionTone
{
    Info,
    Caution,
    Problem,
}
