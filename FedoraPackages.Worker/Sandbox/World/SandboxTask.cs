namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>One task of a build: the parent, making the source package, one per architecture, and tagging.</summary>
internal sealed class SandboxTask
{
    public required long Id { get; init; }

    public required SandboxBuild Build { get; init; }

    /// <summary>Koji's name of the work: <c>build</c>, <c>buildSRPMFromSCM</c>, <c>buildArch</c>, <c>tagBuild</c>.</summary>
    public required string Method { get; init; }

    public required string Arch { get; init; }

    /// <summary>What it is called within its parent; null for the parent.</summary>
    public string? Label { get; init; }

    public required DateTimeOffset Created { get; init; }

    public HubTaskState State { get; private set; } = HubTaskState.Free;

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? Completed { get; private set; }

    public SandboxBuilder? Host { get; private set; }

    /// <summary>The builder's words, once it has failed.</summary>
    public string? Failure { get; private set; }

    public bool IsParent => Label is null;

    public bool IsUnfinished => State is HubTaskState.Free or HubTaskState.Open;

    public double Weight => Method switch { "build" => 0.2, "tagBuild" => 0.1, "buildArch" => 1.5 + (Id % 97 / 100.0), _ => 1.0 };

    public void Open(DateTimeOffset at)
    {
        State = HubTaskState.Open;
        Started = at;
        Host = SandboxBuilder.For(Arch, Id);
    }

    public void Finish(HubTaskState state, DateTimeOffset at, string? failure = null)
    {
        if (state != HubTaskState.Canceled && Started is null)
            Open(at);
        State = state;
        Completed = at;
        Failure = failure;
    }
}
