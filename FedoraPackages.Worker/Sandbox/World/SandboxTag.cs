namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>A tag: a named set of builds that may inherit from others, nearest first.</summary>
internal sealed class SandboxTag(long id, string name, string arches, bool locked, IReadOnlyList<SandboxTag> parents)
{
    public long Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Separated by spaces; empty where the tag inherits them.</summary>
    public string Arches { get; } = arches;

    public bool IsSide => Name.Contains("-build-side-", StringComparison.Ordinal);

    public bool Locked { get; } = locked;

    public IReadOnlyList<SandboxTag> Parents { get; } = parents;

    /// <summary>The release whose base tag this is: package lists stand on base tags only.</summary>
    public SandboxRelease? ListOf { get; set; }

    /// <summary>The tag itself, then everything it inherits from, in the order in which builds are looked for.</summary>
    public IEnumerable<SandboxTag> Lookup() => Parents.SelectMany(parent => parent.Lookup()).Prepend(this).DistinctBy(tag => tag.Id);

    public override string ToString() => Name;
}
