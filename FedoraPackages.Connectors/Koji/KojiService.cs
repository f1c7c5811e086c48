using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Koji as the site knows it.</summary>
public static class KojiService
{
    /// <summary>As on screen and in settings.</summary>
    public const string Name = "Koji";

    /// <summary>What the rest of the site goes by.</summary>
    public static UpstreamService Descriptor { get; } = new(Name, new Uri("https://koji.fedoraproject.org/kojihub"));
}
