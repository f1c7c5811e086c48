using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Tests.Toy;

/// <summary>A service that rebuilds packages to see whether they still build: an upstream service as small as can be.</summary>
internal static class ToyService
{
    /// <summary>As on screen and in settings.</summary>
    public const string Name = "Toy";

    public static UpstreamService Descriptor { get; } = new(Name, new Uri("https://toy.invalid/")) { BulkPerSecond = 5 };
}
