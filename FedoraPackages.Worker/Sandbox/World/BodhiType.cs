namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>What an update is for (<c>upstreams/http.md</c> §1.3; its words are in <see cref="Bodhi.BodhiWords"/>).</summary>
internal enum BodhiType
{
    Unspecified,
    Bugfix,
    Security,
    NewPackage,
    Enhancement,
}
