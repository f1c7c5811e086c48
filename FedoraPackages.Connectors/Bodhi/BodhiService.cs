using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Bodhi as the site knows it.</summary>
public static class BodhiService
{
    /// <summary>As on screen and in settings.</summary>
    public const string Name = "Bodhi";

    /// <summary>What the rest of the site goes by.</summary>
    public static UpstreamService Descriptor { get; } = new(Name, new Uri("https://bodhi.fedoraproject.org/"));
}
