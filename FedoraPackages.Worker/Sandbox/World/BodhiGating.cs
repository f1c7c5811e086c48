namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>What the tests say about an update (<c>upstreams/http.md</c> §1.3; its words are in <see cref="Bodhi.BodhiWords"/>).</summary>
internal enum BodhiGating
{
    Waiting,
    Ignored,
    Queued,
    Running,
    Passed,
    Failed,
    GreenwaveFailed,
}
