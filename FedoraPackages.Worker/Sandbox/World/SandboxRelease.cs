namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A release under its Bodhi name (<c>F46</c>, <c>EPEL-10.1</c>, <c>ELN</c>), with its tags.</summary>
internal sealed class SandboxRelease
{
    public required string Name { get; init; }

    public required SandboxPhase Phase { get; init; }

    /// <summary>46 for F46; nothing useful for EPEL and ELN.</summary>
    public int Number { get; init; }

    /// <summary>Its place among the live releases, used in package lists; -1 when archived.</summary>
    public int Place { get; init; } = -1;

    /// <summary>The dist tag, as it stands in a build's release: <c>fc46</c>.</summary>
    public required string Dist { get; init; }

    /// <summary>The branch in dist-git.</summary>
    public required string Branch { get; init; }

    public required string Target { get; init; }

    /// <summary>When it was branched from Rawhide; for Rawhide when the one before was.</summary>
    public required DateTimeOffset Branched { get; init; }

    public required SandboxTag Base { get; init; }

    /// <summary>What counts as released.</summary>
    public required SandboxTag Stable { get; init; }

    public required SandboxTag Testing { get; init; }

    public required SandboxTag TestingPending { get; init; }

    public required SandboxTag SigningPending { get; init; }

    public required SandboxTag StablePending { get; init; }

    /// <summary>What others are built against before it is stable.</summary>
    public required SandboxTag Override { get; init; }

    public required SandboxTag Candidate { get; init; }

    public required SandboxTag Buildroot { get; init; }

    /// <summary>General availability: ten weeks after branching.</summary>
    public DateTimeOffset Released => Branched.AddDays(70);

    /// <summary>Nothing is pushed to stable but blockers and exceptions. Nothing announces it.</summary>
    public bool Frozen { get; set; }

    /// <summary>Where a build is while its update is on its way.</summary>
    public IReadOnlyList<SandboxTag> OnTheWay => [Candidate, SigningPending, TestingPending, Testing, StablePending];

    public bool IsFedora => Phase is not (SandboxPhase.Epel or SandboxPhase.Eln);

    public IReadOnlyList<string> Arches => IsFedora ? FedoraArches : OtherArches;

    public static IReadOnlyList<string> FedoraArches { get; } = ["i686", "x86_64", "aarch64", "ppc64le", "s390x"];

    private static IReadOnlyList<string> OtherArches { get; } = ["x86_64", "aarch64", "ppc64le", "s390x"];

    public override string ToString() => Name;
}
