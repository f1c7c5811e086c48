using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>A task as the task calls show it.</summary>
internal static class TaskRow
{
    private const long DefaultChannel = 1;

    public static RowShape<SandboxTask> Plain { get; } = new(
        ("id", task => task.Id),
        ("method", task => task.Method),
        ("label", task => task.Label is { } label ? label : XmlRpcValue.Nil),
        ("arch", task => task.Arch),
        ("state", task => (long)task.State),
        ("owner", task => task.Build.Owner.Id),
        ("parent", task => task.IsParent ? XmlRpcValue.Nil : task.Build.TaskId!.Value),
        ("host_id", task => task.Host is { } host ? host.Id : XmlRpcValue.Nil),
        ("channel_id", _ => DefaultChannel),
        ("priority", task => task.IsParent ? 20L : 19L),
        ("weight", task => task.Weight),
        ("waiting", task => task.State == HubTaskState.Free ? XmlRpcValue.Nil : task.IsParent && task.IsUnfinished),
        ("awaited", task => task.IsParent ? XmlRpcValue.Nil : task.IsUnfinished),
        ("create_time", task => HubTime.Text(task.Created)),
        ("create_ts", task => HubTime.Stamp(task.Created)),
        ("start_time", task => HubTime.Text(task.Started)),
        ("start_ts", task => HubTime.Stamp(task.Started)),
        ("completion_time", task => HubTime.Text(task.Completed)),
        ("completion_ts", task => HubTime.Stamp(task.Completed)));

    public static RowShape<SandboxTask> WithRequest { get; } = Plain.With(("request", Request));

    private static XmlRpcValue Request(SandboxTask task)
    {
        var build = task.Build;
        var repository = 6_900_000 + (build.Event % 100_000);
        return task.Method switch
        {
            "build" => XmlRpcValue.Array(build.Source, build.For.Target, XmlRpcValue.Struct()),
            "buildSRPMFromSCM" => XmlRpcValue.Array(
                build.Source, build.For.Buildroot.Id, XmlRpcValue.Struct(("repo_id", repository), ("scratch", XmlRpcValue.Nil))),
            "buildArch" => XmlRpcValue.Array(
                TaskFiles.SourcePackage(build), build.For.Buildroot.Id, task.Arch, build.Arches[0] == task.Arch, XmlRpcValue.Struct(("repo_id", repository))),
            _ => XmlRpcValue.Array(build.For.Candidate.Id, build.Id, false, XmlRpcValue.Nil, true),
        };
    }
}
