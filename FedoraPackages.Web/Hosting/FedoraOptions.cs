namespace FedoraPackages.Web.Hosting;

/// <summary>Whose data the site shows (<c>Fedora</c>).</summary>
internal sealed class FedoraOptions
{
    /// <summary>The sandbox unless said otherwise.</summary>
    public FedoraSource Source { get; set; }
}

internal enum FedoraSource
{
    /// <summary>A small, invented Fedora.</summary>
    Sandbox,

    /// <summary>Fedora's own services.</summary>
    Live,
}
