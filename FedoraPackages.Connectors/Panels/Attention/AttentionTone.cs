namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>How bad something is.</summary>
public enum AttentionTone
{
    Info,
    Caution,
    Problem,
}
