using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>The invented Koji.</summary>
internal sealed class KojiPiece(Lazy<SandboxWorld> world) : ISandboxPiece
{
    public string Service => "Koji";

    public string Path => KojiWire.Path;

    public void Map(IEndpointRouteBuilder app) => app.MapKoji(world.Value);
}
