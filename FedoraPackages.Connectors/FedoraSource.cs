namespace FedoraPackages.Connectors;

/// <summary>Where the data comes from.</summary>
public enum FedoraSource
{
    /// <summary>The invented Fedora in this process.</summary>
    Sandbox,

    /// <summary>Fedora's own services.</summary>
    Live,
}
