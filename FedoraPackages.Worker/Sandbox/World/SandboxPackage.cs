namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A source package with its builds, oldest first, and the package lists it stands in.</summary>
internal sealed class SandboxPackage(long id, SandboxFacts facts, SandboxPerson owner)
{
    private uint listed;
    private uint blocked;

    public long Id { get; } = id;

    public SandboxFacts Facts { get; } = facts;

    public SandboxPerson Owner { get; } = owner;

    public string Name => Facts.Name;

    public List<SandboxBuild> Builds { get; } = [];

    public bool IsListedIn(SandboxRelease release) => (listed & Bit(release)) != 0;

    public bool IsBlockedIn(SandboxRelease release) => (blocked & Bit(release)) != 0;

    public bool LivesIn(SandboxRelease release) => IsListedIn(release) && !IsBlockedIn(release);

    public void ListIn(SandboxRelease release) => listed |= Bit(release);

    public void BlockIn(SandboxRelease release) => blocked |= Bit(release);

    public override string ToString() => Name;

    private static uint Bit(SandboxRelease release) => release.Place < 0 ? 0 : 1u << release.Place;
}
