using FedoraPackages.Connectors.Sandbox.World;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Connectors.Sandbox.Koji;

internal static class KojiWire
{
    public const string Path = "/kojihub";

    public static void MapKoji(this IEndpointRouteBuilder app, SandboxWorld world) => throw new NotSupportedException($"{app}{world}");
}
