using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Connectors.Sandbox;

/// <summary>The sandbox that another process serves (<c>Sandbox:Url</c>).</summary>
internal sealed class RemoteSandbox(IOptions<SandboxOptions> options) : ISandboxAddresses
{
    public Uri? Of(string service) => SandboxPaths.Of(options.Value.Url, service);
}
