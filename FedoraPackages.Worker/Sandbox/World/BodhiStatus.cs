namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Where an update stands (<c>upstreams/http.md</c> §1.3; its words are in <see cref="Bodhi.BodhiWords"/>).</summary>
internal enum BodhiStatus
{
    Pending,
    Testing,
    Stable,
    Unpushed,
    Obsolete,
}
