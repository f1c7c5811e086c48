namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A machine that builds.</summary>
internal sealed record SandboxBuilder(long Id, string Name)
{
    private static readonly string[] Kinds = ["x86", "a64", "ppc64le", "s390x"];

    public static IReadOnlyList<SandboxBuilder> All { get; } =
        [.. Kinds.SelectMany((kind, at) => Enumerable.Range(1, 4).Select(n =>
            new SandboxBuilder(400 + (at * 10) + n, $"buildvm-{kind}-{n:00}.sandbox.invalid")))];

    public static SandboxBuilder For(string arch, long chance)
    {
        var kind = arch switch { "aarch64" => 1, "ppc64le" => 2, "s390x" => 3, _ => 0 };
        return All[(kind * 4) + (int)(chance & 3)];
    }
}
