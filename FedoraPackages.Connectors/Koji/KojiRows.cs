using System.Collections.Immutable;
using System.Globalization;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Reads the hub's rows by member name: unknown members are passed over, missing ones are nil (older hubs leave some out).</summary>
internal static class KojiRows
{
    public static KojiBuild Build(XmlRpcValue row) => new(
        row["build_id"].AsInt(),
        row["package_name"].AsText(),
        Epoch(row),
        row["version"].AsText(),
        row["release"].AsText(),
        State<BuildState>(row),
        row["owner_name"].AsTextOrNull() ?? "",
        row["task_id"].AsIntOrNull(),
        Target: null,
        row.Time("start") ?? row.Time("creation") ?? throw new XmlRpcException("a build without a time"),
        row.Time("completion"),
        row["draft"] is XmlRpcValue.Bool { Value: true },
        Tags: [],
        Tasks: [],
        Failure: null);

    public static TaggedBuild Tagged(XmlRpcValue row, string package) => row["package_name"].AsText() == package
        ? new TaggedBuild(
            row["build_id"].AsInt(), package, Epoch(row), row["version"].AsText(), row["release"].AsText(), row["tag_name"].AsText(), row.Time("completion"))
        : throw new XmlRpcException("a build of another package");

    public static ImmutableArray<string> TagNames(XmlRpcValue rows) =>
        [.. rows.AsList().Select(row => row["name"].AsText()).Order(StringComparer.Ordinal)];

    /// <summary>The target a <c>build</c> task was asked for; null for another kind of task, and for a build without a target.</summary>
    public static string? Target(XmlRpcValue task) =>
        !task.IsNil
        && task["method"].AsTextOrNull() == "build"
        && task["request"] is XmlRpcValue.List { Items: [_, XmlRpcValue.Text target, ..] }
            ? target.Value
            : null;

    /// <summary>The tasks that made the source package and the architectures, of a tree keyed by the parent's number.</summary>
    public static ImmutableArray<KojiArchTask> ArchTasks(XmlRpcValue tree, long taskId)
    {
        var children = tree[taskId.ToString(CultureInfo.InvariantCulture)];
        return children.IsNil ? [] : [.. children.AsList().Select(ArchTask).OfType<KojiArchTask>().OrderBy(t => t.Arch, StringComparer.Ordinal)];
    }

    /// <summary>The first task below a build's that failed, whatever its kind, without what its result says; null for none.</summary>
    public static KojiBuildFailure? FailedTask(XmlRpcValue tree)
    {
        var failed = tree.AsMap().Values.SelectMany(children => children.AsList()).Where(row => State<TaskState>(row) == TaskState.Failed);
        return failed.OrderBy(row => row.Time("completion") ?? DateTimeOffset.MaxValue).ThenBy(row => row["id"].AsInt())
            .Select(row => new KojiBuildFailure(row["id"].AsInt(), Part(row) ?? row["label"].AsTextOrNull() ?? row["method"].AsText(), "", null))
            .FirstOrDefault();
    }

    private static KojiArchTask? ArchTask(XmlRpcValue row) => Part(row) is { } arch
        ? new KojiArchTask(row["id"].AsInt(), arch, State<TaskState>(row), row.Time("start"), row.Time("completion"))
        : null;

    // Which part of a build a task makes: an architecture or the source package; null for what is none.
    private static string? Part(XmlRpcValue row) => row["method"].AsText() switch
    {
        "buildArch" => row["label"].AsTextOrNull() ?? row["arch"].AsText(),
        "buildSRPMFromSCM" or "rebuildSRPM" => "srpm",
        _ => null,
    };

    // Epoch 0 is no epoch: rpm takes the two for the same.
    private static long? Epoch(XmlRpcValue row) => row["epoch"].AsIntOrNull() is not 0 and var epoch ? epoch : null;

    private static T State<T>(XmlRpcValue row)
        where T : struct, Enum
    {
        var number = row["state"].AsInt();
        return number is >= 0 and <= 99 && Enum.IsDefined(typeof(T), (int)number)
            ? (T)Enum.ToObject(typeof(T), (int)number)
            : throw new XmlRpcException($"no state: {number}");
    }
}
