using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The recorded calls, asked of the sandbox in its own numbers and names; keyed by the stem of the recording.</summary>
internal sealed class SandboxQuestions(SandboxWorld world)
{
    private static readonly XmlRpcValue None = XmlRpcValue.Nil;

    public Dictionary<string, XmlRpcValue[]> Answered { get; } = Table(world);

    private static Dictionary<string, XmlRpcValue[]> Table(SandboxWorld world)
    {
        var guake = world.PackageNamed("guake")!;
        var done = guake.Builds.FindLast(build => build is { State: HubBuildState.Complete, Tags.Count: > 0, TaskId: not null })!;
        var failed = guake.Builds.FindLast(build => build is { State: HubBuildState.Failed, TaskId: not null })!;
        var kernel = world.PackageNamed("kernel")!.Builds.FindLast(build => build.State == HubBuildState.Failed)!;
        var running = guake.Builds.FindLast(build => build.State == HubBuildState.Building)!;
        var broken = failed.Tasks.First(task => task.State == HubTaskState.Failed && !task.IsParent);
        XmlRpcValue task = done.TaskId!.Value;
        XmlRpcValue owner = guake.Owner.Name;
        var tag = done.Tags[^1].Tag.Name;
        return new()
        {
            ["getAPIVersion-1"] = [],
            ["getKojiVersion-1"] = [],
            ["hello-1"] = ["x", 1L],
            ["getPackageID-1"] = ["guake"],
            ["getPackageID-2"] = ["no-such-package"],
            ["getPackage-1"] = ["guake"],
            ["getPackage-2"] = [guake.Id],
            ["getPackage-3"] = ["no-such-package"],
            ["listBuilds-1"] = [Named(("packageID", "guake"))],
            ["listBuilds-2"] = [Named(("packageID", guake.Id), ("state", 1L), Page(5, 0, "-build_id"))],
            ["listBuilds-4"] = [Named(("packageID", guake.Id), ("state", 1L), Count)],
            ["listBuilds-9"] = [Named(("state", 3L), Page(3, 0, "-build_id"))],
            ["listBuilds-11"] = [Named(("packageID", "no-such-package"))],
            ["listBuilds-12"] = [Named(("packageID", "no-such-package"), Count)],
            ["listBuilds-13"] = [Named(("packageID", guake.Id), ("createdAfter", "2026-03-01 00:00:00"), Page(0, 0, "build_id"))],
            ["listBuilds-16"] = [Named(("userID", owner), Page(3, 0, "-completion_time"))],
            ["listBuilds-18"] = [Named(("userID", "nobody-here"))],
            ["listBuilds-28"] = [Named(("taskID", None), ("packageID", Imported(world).Package.Id), Page(1, 0, "-task_id"))],
            ["listBuilds-31"] = [Named(("packageID", guake.Id), Page(10, 5000, "-build_id"))],
            ["listBuilds-38"] = [guake.Id, None, None, None, 1L, Named(Page(1, 0, "-build_id"))],
            ["listBuilds-39"] = [guake.Id, XmlRpcValue.Struct(("limit", 1L))],
            ["listBuilds-40"] = [Named(("taskID", task))],
            ["listBuilds-41"] = [Named(("pattern", "*.fc45*"), ("state", 1L), Page(5, 0, "-completion_time,-build_id"))],
            ["getBuild-1"] = [done.Id],
            ["getBuild-2"] = [done.Nvr],
            ["getBuild-3"] = [XmlRpcValue.Struct(("name", "guake"), ("version", done.Version), ("release", done.Release))],
            ["getBuild-4"] = [999999999L],
            ["getBuild-5"] = ["guake-0-0.fc1"],
            ["getBuild-12"] = [running.Id],
            ["getBuild-13"] = [failed.Id],
            ["getBuild-14"] = [world.PackageNamed("ImageMagick")!.Builds[^1].Id],
            ["getBuild-15"] = [Imported(world).Id],
            ["getBuild-17"] = [In(world, HubBuildState.Deleted).Id],
            ["getBuild-18"] = [In(world, HubBuildState.Canceled).Id],
            ["listTags-1"] = [Named(("build", done.Id))],
            ["listTags-2"] = [Named(("build", done.Nvr))],
            ["listTags-3"] = [Named(("package", "guake"), Order("name"))],
            ["listTags-4"] = [Named(("pattern", "f45-updates*"), Order("name"))],
            ["listTags-5"] = [Named(("pattern", "f4?"), ("perms", false), Order("name"))],
            ["listTags-6"] = [Named(Count)],
            ["listTags-8"] = [Named(("build", failed.Id))],
            ["listPackages-1"] = [Named(("tagID", "f45"), Order("package_name"))],
            ["listPackages-2"] = [Named(("tagID", "f45-updates"), ("inherited", true), Page(4, 2, "package_name"))],
            ["listPackages-3"] = [Named(("tagID", "f45-updates"))],
            ["listPackages-4"] = [Named(("pkgID", "guake"), Order("tag_name"))],
            ["listPackages-5"] = [Named(("pkgID", "guake"), ("with_dups", true), Order("tag_name"))],
            ["listPackages-6"] = [Named(("userID", owner), Order("package_name"))],
            ["listPackages-7"] = [Named(("tagID", "f45"), ("inherited", true), Count)],
            ["listPackages-8"] = [Named(("prefix", "g"), Order("package_name"))],
            ["listPackages-9"] = [Named(Count)],
            ["getTaskInfo-1"] = [task],
            ["getTaskInfo-2"] = [task, Named(("request", true))],
            ["getTaskInfo-3"] = [running.TaskId!.Value, Named(("request", true))],
            ["getTaskInfo-4"] = [1L],
            ["getTaskInfo-6"] = [XmlRpcValue.Array(task, failed.TaskId!.Value, 1L)],
            ["getTaskChildren-1"] = [task],
            ["getTaskChildren-2"] = [failed.TaskId!.Value, Named(("request", true))],
            ["getTaskChildren-3"] = [1L],
            ["getTaskDescendents-1"] = [task],
            ["getTaskDescendents-2"] = [task, Named(("request", true))],
            ["getTaskDescendents-3"] = [kernel.TaskId!.Value],
            ["getTaskDescendents-4"] = [1L],
            ["getTaskResult-1"] = [done.Tasks.First(t => t.Method == "buildArch").Id],
            ["getTaskResult-2"] = [done.Tasks.First(t => t.Method == "buildSRPMFromSCM").Id],
            ["getTaskResult-4"] = [broken.Id, Named(("raise_fault", false))],
            ["listTaskOutput-1"] = [broken.Id],
            ["listTaskOutput-2"] = [broken.Id, Named(("stat", true))],
            ["listTaskOutput-3"] = [broken.Id, Named(("all_volumes", true))],
            ["listTaskOutput-4"] = [task],
            ["listTagged-1"] = [tag, Named(("package", "guake"))],
            ["listTagged-3"] = [tag, Named(("package", "guake"), ("inherit", true), ("latest", true))],
            ["listTagged-8"] = ["rawhide", Named(("package", "guake"), ("inherit", true), ("latest", true), ("extra", true))],
            ["listTagged-10"] = ["f99", Named(("strict", false))],
            ["listTagged-11"] = ["f45", Named(("package", "no-such"), ("inherit", true))],
            ["listTagged-12"] = ["f45", Named(("type", "image"), ("inherit", true))],
            ["listTagged-18"] = ["rawhide", Named(("package", "GConf2"), ("inherit", true))],
            ["getLatestBuilds-1"] = [tag, Named(("package", "guake"))],
            ["getLatestBuilds-3"] = ["rawhide", Named(("package", "kernel"))],
            ["getLatestBuilds-7"] = ["f44-updates-testing", Named(("package", "no-such"))],
            ["getTag-1"] = ["f43"],
            ["getTag-3"] = ["f99"],
            ["getUser-1"] = [owner],
            ["getUser-2"] = [302L],
            ["getUser-4"] = ["nobody"],
            ["getUser-6"] = ["releng", Named(("krb_princs", false))],
            ["getUser-8"] = [XmlRpcValue.Struct(("name", owner)), Named(("groups", true))],
            ["getBuildTargets-1"] = ["f45-candidate"],
            ["getBuildTargets-2"] = [Named(Order("name"))],
            ["getBuildTargets-3"] = [Named(("destTagID", "f46-updates-candidate"))],
            ["getBuildTargets-4"] = ["nope"],
            ["getBuildTarget-1"] = ["rawhide"],
            ["getBuildTarget-2"] = ["nope"],
            ["system.multicall-1"] = [XmlRpcValue.Array(Call("getAPIVersion"))],
            ["multiCall-8"] = [PageOf("guake")],
            ["multiCall-9"] = [PageOf("no-such-package")],
            ["multiCall-13"] = [XmlRpcValue.Array()],
        };
    }

    public static (string, XmlRpcValue) Count => ("queryOpts", XmlRpcValue.Struct(("countOnly", true)));

    public static (string, XmlRpcValue) Page(long limit, long offset, string order) =>
        ("queryOpts", XmlRpcValue.Struct(("limit", limit), ("offset", offset), ("order", order)));

    public static (string, XmlRpcValue) Order(string order) => ("queryOpts", XmlRpcValue.Struct(("order", order)));

    public static XmlRpcValue Named(params IEnumerable<(string, XmlRpcValue)> arguments) => XmlRpcValue.Named(arguments);

    public static XmlRpcValue Call(string method, params XmlRpcValue[] parameters) =>
        XmlRpcValue.Struct(("methodName", method), ("params", XmlRpcValue.Array(parameters)));

    private static XmlRpcValue PageOf(string package) => XmlRpcValue.Array(
        Call("getPackageID", package),
        Call("listBuilds", Named(("packageID", package), Count)),
        Call("listBuilds", Named(("packageID", package), Page(10, 0, "-build_id"))));

    private static SandboxBuild Imported(SandboxWorld world) => world.Builds.First(build => build.TaskId is null);

    private static SandboxBuild In(SandboxWorld world, HubBuildState state) => world.Builds.First(build => build.State == state && build.TaskId is not null);
}
