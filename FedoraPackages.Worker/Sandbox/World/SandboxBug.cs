namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>One bug. What changes about it changes under the world's lock.</summary>
internal sealed class SandboxBug
{
    public required long Id { get; init; }

    /// <summary>A package's name, or a word such as <c>vulnerability</c>.</summary>
    public required string Component { get; set; }

    /// <summary>"Fedora", "Fedora EPEL", "Security Response".</summary>
    public string Product { get; set; } = "Fedora";

    /// <summary><c>rawhide</c>, <c>44</c>, <c>epel9</c>.</summary>
    public required string Version { get; init; }

    public required string Summary { get; init; }

    public required SandboxPerson Reporter { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset Changed { get; set; }

    public string Status { get; set; } = "NEW";

    /// <summary>"" while it is open.</summary>
    public string Resolution { get; set; } = "";

    public string Severity { get; init; } = "unspecified";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<long> Blocks { get; init; } = [];

    public string Whiteboard { get; set; } = "";

    public bool NeedsInfo { get; set; }

    /// <summary>Not to be seen by everybody. Nobody is told when it becomes so.</summary>
    public bool Private { get; set; }

    public bool IsOpen => Status != "CLOSED";

    public override string ToString() => $"bug {Id}";
}
