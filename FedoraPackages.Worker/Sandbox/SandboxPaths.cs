using FedoraPackages.Worker.Sandbox.Bodhi;
using FedoraPackages.Worker.Sandbox.Bugzilla;
using FedoraPackages.Worker.Sandbox.Koji;

namespace FedoraPackages.Worker.Sandbox;

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
