namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A test that a release asks for.</summary>
internal sealed record SandboxTest(string Name, SandboxBuild Build, bool Failed)
{
    /// <summary>What every release asks for.</summary>
    public static IReadOnlyList<string> Required { get; } = ["fedora-ci.koji-build.rpminspect.static-analysis", "fedora-ci.koji-build.tier0.functional"];
}
