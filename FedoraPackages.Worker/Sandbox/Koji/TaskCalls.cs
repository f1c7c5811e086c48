using System.Globalization;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Calls about tasks. Every tree here is a parent and its children.</summary>
internal sealed class TaskCalls(SandboxWorld world)
{
    public IEnumerable<HubMethod> Methods =>
    [
        new("getTaskInfo", Info, 1, "task_id", "request", "strict"),
        new("getTaskChildren", Children, 1, "task_id", "request", "strict"),
        new("getTaskDescendents", Descendents, 1, "task_id", "request"),
        new("getTaskResult", Result, 1, "taskId", "raise_fault"),
        new("listTaskOutput", Output, 1, "taskID", "stat", "all_volumes", "strict"),
    ];

    private XmlRpcValue Info(Arguments arguments)
    {
        var shape = Shape(arguments);
        return arguments["task_id"] is XmlRpcValue.List ids
            ? XmlRpcValue.Array(ids.Items.Select(Single))
            : Single(arguments["task_id"]);

        XmlRpcValue Single(XmlRpcValue id) => Find(id) is { } task
            ? shape.Row(task)
            : arguments.IsSet("strict") ? throw NoRows() : XmlRpcValue.Nil;
    }

    private XmlRpcValue Children(Arguments arguments)
    {
        var task = Find(arguments["task_id"]);
        if (task is null && arguments.IsSet("strict"))
            throw NoRows();
        return XmlRpcValue.Array(ChildrenOf(task).Select(Shape(arguments).Row));
    }

    private XmlRpcValue Descendents(Arguments arguments)
    {
        var id = Number(arguments["task_id"]);
        var shape = Shape(arguments);
        var children = ChildrenOf(world.TaskWith(id)).ToList();
        return XmlRpcValue.Struct(children.Select(child => (Key(child.Id), XmlRpcValue.Array()))
            .Prepend((Key(id), XmlRpcValue.Array(children.Select(shape.Row)))));
    }

    private XmlRpcValue Result(Arguments arguments)
    {
        var id = Number(arguments["taskId"]);
        var task = world.TaskWith(id) ?? throw HubFaultException.Generic($"No such task: {id}");
        return task.State switch
        {
            HubTaskState.Closed => TaskFiles.Result(task),
            HubTaskState.Failed when arguments.IsSet("raise_fault", otherwise: true) => throw HubFaultException.FailedBuild(Failure(task)),
            HubTaskState.Failed => XmlRpcValue.Struct(("faultCode", 1005L), ("faultString", Failure(task))),
            HubTaskState.Canceled => throw HubFaultException.Generic($"Task {id} is canceled"),
            _ => throw HubFaultException.Generic($"Task {id} is not finished"),
        };
    }

    private XmlRpcValue Output(Arguments arguments)
    {
        if (Find(arguments["taskID"]) is not { } task)
            return arguments.IsSet("strict") ? throw NoRows() : XmlRpcValue.Array();
        var files = TaskFiles.OnDisk(task);
        if (arguments.IsSet("stat"))
            return XmlRpcValue.Struct(files.Select(file => (file, Stat(task, file))));
        return arguments.IsSet("all_volumes")
            ? XmlRpcValue.Struct(files.Select(file => (file, XmlRpcValue.Array("DEFAULT"))))
            : XmlRpcValue.Array(files.Select(file => (XmlRpcValue)file));
    }

    private static XmlRpcValue Stat(SandboxTask task, string file)
    {
        var time = HubTime.Stamp(task.Completed ?? task.Started);
        return XmlRpcValue.Struct(("st_size", Key(100 + file.Length)), ("st_mtime", time), ("st_ctime", time), ("st_atime", time));
    }

    // The parent fails with the words of the child that failed.
    private static string Failure(SandboxTask task) =>
        task.Failure ?? task.Build.Tasks.Select(other => other.Failure).FirstOrDefault(words => words is not null) ?? "build failed";

    private SandboxTask? Find(XmlRpcValue id) => world.TaskWith(Number(id));

    private static IEnumerable<SandboxTask> ChildrenOf(SandboxTask? task) =>
        task is { IsParent: true } ? task.Build.Tasks.Where(other => !other.IsParent).OrderBy(other => other.Id) : [];

    private static RowShape<SandboxTask> Shape(Arguments arguments) => arguments.IsSet("request") ? TaskRow.WithRequest : TaskRow.Plain;

    private static long Number(XmlRpcValue id) => id is XmlRpcValue.Int number
        ? number.Value
        : throw HubFaultException.Parameter($"Invalid type for value: {id.GetType().Name}, expected an int");

    private static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static HubFaultException NoRows() => HubFaultException.Generic("query returned no rows");
}
