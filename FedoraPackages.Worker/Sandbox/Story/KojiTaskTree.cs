using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>The task of a build with its children, as it stands inside a message about the build.</summary>
internal static class KojiTaskTree
{
    public static JsonObject Of(SandboxBuild build, string baseUrl, Func<SandboxBuild, JsonArray> request)
    {
        var tree = Task(build.Tasks[0], null, baseUrl, request);
        tree["children"] = new JsonArray([.. build.Tasks.Skip(1).Select(child => Task(child, build.Tasks[0], baseUrl, request))]);
        return tree;
    }

    private static JsonObject Task(SandboxTask task, SandboxTask? parent, string baseUrl, Func<SandboxBuild, JsonArray> request) => new()
    {
        ["id"] = task.Id,
        ["parent"] = parent?.Id,
        ["method"] = task.Method,
        ["label"] = task.Label,
        ["arch"] = task.Arch,
        ["state"] = (int)task.State,
        ["owner"] = task.Build.Owner.Name,
        ["host_id"] = task.Host?.Id,
        ["host_name"] = task.Host?.Name,
        ["channel_id"] = 1,
        ["priority"] = parent is null ? 20 : 19,
        ["waiting"] = parent is null && task.IsUnfinished,
        ["awaited"] = parent is null ? null : false,
        ["create_time"] = Moment.Seconds(task.Created),
        ["start_time"] = task.Started is { } started ? Moment.Seconds(started) : null,
        ["completion_time"] = task.Completed is { } completed ? Moment.Seconds(completed) : null,
        ["request"] = parent is null ? request(task.Build) : null,
        ["result"] = null,
        ["url"] = string.Create(CultureInfo.InvariantCulture, $"{baseUrl}/koji/taskinfo?taskID={task.Id}"),
        ["children"] = new JsonArray(),
    };
}
