using System.Globalization;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>The files of a task, by the paths the hub keeps them under.</summary>
internal static class TaskFiles
{
    private static readonly string[] Logs = ["build.log", "root.log", "hw_info.log", "state.log", "mock_output.log"];

    /// <summary>What is still on disk: a failed task's logs, and what a running one has begun.</summary>
    public static IReadOnlyList<string> OnDisk(SandboxTask task) => task switch
    {
        { IsParent: true } or { Method: "tagBuild" } => [],
        { State: HubTaskState.Failed } => Logs,
        { State: HubTaskState.Open } => Logs[..2],
        _ => [],
    };

    public static string SourcePackage(SandboxBuild build) => Path(build.TaskId!.Value + 1, $"{build.Nvr}.src.rpm");

    public static XmlRpcValue Result(SandboxTask task) => task.Method switch
    {
        "buildArch" => XmlRpcValue.Struct(
            ("rpms", Paths(task, task.Build.Package.Facts.Subpackages.Select(name => $"{name}-{task.Build.Version}-{task.Build.Release}.{task.Arch}.rpm"))),
            ("srpms", Paths(task, task.Arch == task.Build.Arches[0] ? [$"{task.Build.Nvr}.src.rpm"] : [])),
            ("logs", Paths(task, Logs)),
            ("brootid", Buildroot(task))),
        "buildSRPMFromSCM" => XmlRpcValue.Struct(
            ("srpm", SourcePackage(task.Build)),
            ("logs", Paths(task, [.. Logs, "checkout.log"])),
            ("brootid", Buildroot(task)),
            ("source", XmlRpcValue.Struct(("source", task.Build.Source), ("url", task.Build.Source)))),
        _ => XmlRpcValue.Nil,
    };

    private static long Buildroot(SandboxTask task) => 61_000_000 + (task.Id % 1_000_000);

    private static XmlRpcValue Paths(SandboxTask task, IEnumerable<string> files) =>
        XmlRpcValue.Array(files.Select(file => (XmlRpcValue)Path(task.Id, file)));

    private static string Path(long task, string file) => string.Create(CultureInfo.InvariantCulture, $"tasks/{task % 10000}/{task}/{file}");
}
