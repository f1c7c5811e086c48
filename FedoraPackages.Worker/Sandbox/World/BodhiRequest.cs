namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>What is asked for an update (<c>upstreams/http.md</c> §1.3; its words are in <see cref="Bodhi.BodhiWords"/>).</summary>
internal enum BodhiRequest
{
    Testing,
    Stable,
    Obsolete,
    Unpush,
    Revoke,
}
