using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Datagrepper;

/// <summary>Datagrepper as the site knows it: the archive of Fedora's bus (<c>upstreams/bus.md</c> §2).</summary>
public static class DatagrepperService
{
    /// <summary>As on screen and in settings.</summary>
    public const string Name = "Datagrepper";

    /// <summary>What the rest of the site goes by. It has needed 44 s for an answer (measured), so it is waited for longer than others.</summary>
    public static UpstreamService Descriptor { get; } = new(Name, new Uri("https://apps.fedoraproject.org/datagrepper/"))
    {
        Timeout = TimeSpan.FromSeconds(60)
    };
}
