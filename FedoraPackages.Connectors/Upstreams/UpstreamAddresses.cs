using Microsoft.Extensions.Options;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Where each upstream service is: as configured, else the sandbox's, else Fedora's own.</summary>
internal sealed class UpstreamAddresses(IOptionsMonitor<UpstreamOptions> options, ISandboxAddresses? sandbox = null)
{
    /// <summary>The address to ask now. Where there is a sandbox, Fedora is never asked in its stead.</summary>
    public Uri Of(string service)
    {
        var configured = options.Get(service);
        if (configured.Url is { } url)
            return url;
        if (sandbox is not null)
            return sandbox.Of(service) ?? throw new UpstreamException(service, UpstreamProblem.NotAnswering, "not in the sandbox, or not started yet");
        return configured.Fedora ?? throw new InvalidOperationException($"Upstreams:{service}:Url is not set");
    }
}
