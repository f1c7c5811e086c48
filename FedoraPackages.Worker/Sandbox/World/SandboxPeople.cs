namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>The invented accounts: packagers, and the ones that machines act under. None is a real person's.</summary>
internal sealed class SandboxPeople
{
    private static readonly string[] Names =
    [
        "quillfern", "mossbeck", "tallowby", "ravenholt", "pebblejay", "sorrelwyn", "oatmarsh", "finchley7", "brackenor", "heronsby",
        "larkmoor", "thistledun", "copperwick", "juniper-x", "alderquist", "myrtleway", "ospreytor", "hazelbrim", "plumbago", "ferrisand",
        "wrenfield", "cloverick", "otterslee", "gannetrow", "saltmeadow", "bircholm", "marlowisp", "teaselby", "yarrowind", "dunlinger",
    ];

    public SandboxPeople()
    {
        Packagers = [.. Names.Select((name, at) => new SandboxPerson(2310 + (at * 37), name))];
        All = [ReleaseEngineering, Orphan, Bodhi, ElnBuilder, .. Packagers];
    }

    /// <summary>Runs mass rebuilds.</summary>
    public SandboxPerson ReleaseEngineering { get; } = new(302, "releng");

    /// <summary>Owns what nobody maintains.</summary>
    public SandboxPerson Orphan { get; } = new(9, "orphan");

    /// <summary>Moves builds between tags.</summary>
    public SandboxPerson Bodhi { get; } = new(428, "bodhi");

    /// <summary>Rebuilds Rawhide's packages for ELN.</summary>
    public SandboxPerson ElnBuilder { get; } = new(4801, "eln-builder");

    public IReadOnlyList<SandboxPerson> Packagers { get; }

    public IReadOnlyList<SandboxPerson> All { get; }
}
