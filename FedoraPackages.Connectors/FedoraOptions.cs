namespace FedoraPackages.Connectors;

/// <summary>Which Fedora is shown (<c>Fedora</c>).</summary>
public sealed class FedoraOptions
{
    public FedoraSource Source { get; set; } = FedoraSource.Sandbox;
}
