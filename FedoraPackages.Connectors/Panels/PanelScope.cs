namespace FedoraPackages.Connectors.Panels;

/// <summary>What a panel is about beside its package.</summary>
public enum PanelScope
{
    /// <summary>Nothing: there is one for a package, or for the site.</summary>
    None,

    /// <summary>A release, by its Bodhi name: there is one for each.</summary>
    Release,

    /// <summary>A subpackage, and the release if it differs between them.</summary>
    Subpackage,
}
