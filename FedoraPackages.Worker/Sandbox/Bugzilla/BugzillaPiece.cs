using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Worker.Sandbox.Bugzilla;

/// <summary>The invented Bugzilla.</summary>
internal sealed class BugzillaPiece(Lazy<SandboxWorld> world) : ISandboxPiece
{
    public string Service => "Bugzilla";

    public string Path => BugzillaWire.Path;

    public void Map(IEndpointRouteBuilder app) => app.MapBugzilla(world.Value);
}
