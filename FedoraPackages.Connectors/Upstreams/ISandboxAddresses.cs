namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Where the sandbox's services listen, once they do; null for a service the sandbox does not offer.</summary>
public interface ISandboxAddresses
{
    Uri? Of(string service);
}
