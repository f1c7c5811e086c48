namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Where the sandbox's services listen. Known only once it has started, so ask each time.</summary>
public interface ISandboxAddresses
{
    /// <summary>The address of a service (<c>Koji</c>), or null when the sandbox has no such service or has not started yet.</summary>
    Uri? Of(string service);
}
