using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Bugzilla as the site knows it.</summary>
public static class BugzillaService
{
    /// <summary>As on screen and in settings.</summary>
    public const string Name = "Bugzilla";

    /// <summary>What the rest of the site goes by.</summary>
    public static UpstreamService Descriptor { get; } = new(Name, new Uri("https://bugzilla.redhat.com/"));
}
