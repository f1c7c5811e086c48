namespace FedoraPackages.Connectors;

/// <summary>Which Fedora is shown (<c>Fedora</c>).</summary>
public sealed class FedoraOptions
{
    public FedoraSource Source { get; set; } = FedoraSource.Sandbox;
}

/// <summary>Where the data comes from.</summary>
public enum FedoraSource
{
    /// <summary>The invented Fedora in this process.</summary>
    Sandbox,

    /// <summary>Fedora's own services.</summary>
    Live,
}
