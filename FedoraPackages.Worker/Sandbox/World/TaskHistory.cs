namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>The tasks of a build: as they start out, and as they must have gone for a build that is over.</summary>
internal static class TaskHistory
{
    /// <summary>Task numbers a build takes at most: its parent's and those following.</summary>
    public const int Reserved = 16;

    /// <summary>The build's row has just been made: its source package is there, its architectures wait.</summary>
    public static IReadOnlyList<SandboxTask> Begin(SandboxBuild build)
    {
        if (build.TaskId is not { } first)
            return [];
        var created = build.Created;
        var parent = New(build, first, "build", "noarch", null, created.AddSeconds(-130));
        parent.Open(created.AddSeconds(-126));
        var source = New(build, first + 1, "buildSRPMFromSCM", "noarch", "srpm", created.AddSeconds(-125));
        source.Open(created.AddSeconds(-123));
        source.Finish(HubTaskState.Closed, created.AddSeconds(-1));
        var arches = build.Arches.Select((arch, at) => New(build, first + 2 + at, "buildArch", arch, arch, created));
        return [parent, source, .. arches];
    }

    public static IReadOnlyList<SandboxTask> Of(SandboxBuild build)
    {
        var tasks = Begin(build);
        if (tasks.Count == 0 || build.Completed is not { } end)
            return tasks;
        var arches = tasks.Skip(2).ToList();
        var unlucky = build.State == HubBuildState.Failed ? (int)(build.Id % arches.Count) : -1;
        foreach (var (at, task) in arches.Index())
            End(task, at == unlucky, build, end);
        if (build.State is HubBuildState.Complete or HubBuildState.Deleted)
        {
            var tag = Tagging(build, end);
            tag.Finish(HubTaskState.Closed, end.AddSeconds(20));
            tasks = [.. tasks, tag];
        }

        tasks[0].Finish(Outcome(build.State), end.AddSeconds(40));
        return tasks;
    }

    /// <summary>The last task, which puts the finished build where it belongs.</summary>
    public static SandboxTask Tagging(SandboxBuild build, DateTimeOffset at)
    {
        var task = New(build, build.TaskId!.Value + 2 + build.Arches.Count, "tagBuild", "noarch", "tag", at);
        task.Open(at);
        return task;
    }

    /// <summary>The words of a builder that could not do it; they name the log to read.</summary>
    public static string Failure(SandboxTask task) => (task.Id % 4) switch
    {
        0 => $"error building package (arch {task.Arch}), mock exited with status 30; see root.log for more information",
        1 => $"error building package (arch {task.Arch}), mock exited with status 10; see build.log for more information",
        _ => $"error building package (arch {task.Arch}), mock exited with status 1; see build.log or root.log for more information",
    };

    private static void End(SandboxTask task, bool unlucky, SandboxBuild build, DateTimeOffset end)
    {
        var whole = end - build.Created;
        task.Open(build.Created + (whole * 0.02));
        var early = end - (whole * (0.05 + (task.Id % 5 * 0.1)));
        if (build.State == HubBuildState.Canceled)
            task.Finish(HubTaskState.Canceled, end);
        else if (unlucky)
            task.Finish(HubTaskState.Failed, end.AddSeconds(-1), Failure(task));
        else
            task.Finish(HubTaskState.Closed, early);
    }

    private static HubTaskState Outcome(HubBuildState state) => state switch
    {
        HubBuildState.Failed => HubTaskState.Failed,
        HubBuildState.Canceled => HubTaskState.Canceled,
        _ => HubTaskState.Closed,
    };

    private static SandboxTask New(SandboxBuild build, long id, string method, string arch, string? label, DateTimeOffset created) =>
        new() { Id = id, Build = build, Method = method, Arch = arch, Label = label, Created = created };
}
