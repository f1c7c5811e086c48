using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>One build. What changes about it changes under the world's lock.</summary>
internal sealed class SandboxBuild
{
    private IReadOnlyList<SandboxTask>? tasks;

    public required long Id { get; init; }

    public required SandboxPackage Package { get; init; }

    public required SandboxRelease For { get; init; }

    public required string Version { get; init; }

    public required string Release { get; init; }

    public required SandboxPerson Owner { get; init; }

    /// <summary>Null for an imported build.</summary>
    public required long? TaskId { get; init; }

    /// <summary>The event that made it; the numbers of events only grow.</summary>
    public required long Event { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required HubBuildState State { get; set; }

    public DateTimeOffset? Completed { get; set; }

    /// <summary>The tags it is in.</summary>
    public IReadOnlyList<SandboxTagging> Tags { get; private set; } = [];

    /// <summary>The parent task first; empty for an imported build.</summary>
    public IReadOnlyList<SandboxTask> Tasks
    {
        get => tasks ??= TaskHistory.Of(this);
        set => tasks = value;
    }

    public string Nvr => $"{Package.Name}-{Version}-{Release}";

    /// <summary>The git commit it was made from, as a URL with a fragment.</summary>
    public string Source => $"{Repository}#{Commit()}";

    /// <summary>The source as it was asked for: a branch's tip.</summary>
    public string OriginalSource => $"{Repository}#{For.Branch}";

    public IReadOnlyList<string> Arches => Package.Facts.NoArch ? ["noarch"] : For.Arches;

    private string Repository => $"git+https://src.fedoraproject.org/rpms/{Package.Name}.git";

    public bool IsIn(SandboxTag tag) => Tags.Any(tagging => tagging.Tag.Id == tag.Id);

    public void Tag(SandboxTag tag, long @event) => Tags = [.. Tags, new SandboxTagging(tag, @event)];

    public void Untag(SandboxTag tag) => Tags = [.. Tags.Where(tagging => tagging.Tag.Id != tag.Id)];

    public override string ToString() => Nvr;

    private string Commit()
    {
        var number = unchecked((ulong)Id * 0x9E3779B97F4A7C15UL);
        return string.Create(CultureInfo.InvariantCulture, $"{number:x16}{~number:x16}{(uint)Id:x8}");
    }
}
