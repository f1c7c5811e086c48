using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>A package in a release's list; a blocked one is listed, and has no builds there any more.</summary>
internal sealed record Listing(SandboxPackage Package, SandboxRelease Release)
{
    public bool IsBlocked => Package.IsBlockedIn(Release);
}
