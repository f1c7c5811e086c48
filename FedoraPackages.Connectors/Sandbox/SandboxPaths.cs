using FedoraPackages.Connectors.Sandbox.Bodhi;
using FedoraPackages.Connectors.Sandbox.Bugzilla;
using FedoraPackages.Connectors.Sandbox.Koji;

namespace FedoraPackages.Connectors.Sandbox;

/// <summary>Which path each of the sandbox's services has.</summary>
internal static class SandboxPaths
{
    /// <summary>Null for a service that the sandbox does not offer.</summary>
    public static Uri? Of(Uri sandbox, string service) => service switch
    {
        "Koji" => new Uri(sandbox, KojiWire.Path),
        "Bodhi" => new Uri(sandbox, BodhiWire.Path),
        "Bugzilla" => new Uri(sandbox, BugzillaWire.Path),
        _ => null,
    };
}
