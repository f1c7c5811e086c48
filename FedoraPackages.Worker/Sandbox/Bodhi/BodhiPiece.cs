using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>The invented Bodhi.</summary>
internal sealed class BodhiPiece(Lazy<SandboxWorld> world) : ISandboxPiece
{
    public string Service => "Bodhi";

    public string Path => BodhiWire.Path;

    public void Map(IEndpointRouteBuilder app) => app.MapBodhi(world.Value);
}
