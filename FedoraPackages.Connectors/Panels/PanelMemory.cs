namespace FedoraPackages.Connectors.Panels;

/// <summary>First-level memory of one web node.</summary>
public sealed class PanelMemory
{
}
