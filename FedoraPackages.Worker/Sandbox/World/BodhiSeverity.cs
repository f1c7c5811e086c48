namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>How grave what an update mends is (<c>upstreams/http.md</c> §1.3; its words are in <see cref="Bodhi.BodhiWords"/>).</summary>
internal enum BodhiSeverity
{
    Unspecified,
    Low,
    Medium,
    High,
    Urgent,
}
