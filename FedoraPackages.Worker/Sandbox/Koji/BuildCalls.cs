using System.Globalization;
using System.IO.Enumeration;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Calls about builds.</summary>
internal sealed class BuildCalls(SandboxWorld world, HubLookup lookup)
{
    private static readonly string[] PromotedOrForeign = ["cgID", "promotedBefore", "promotedAfter", "promoter"];

    public IEnumerable<HubMethod> Methods =>
    [
        new("listBuilds", List, 0, "packageID", "userID", "taskID", "prefix", "state", "volumeID", "source", "createdBefore", "createdAfter",
            "completeBefore", "completeAfter", "type", "typeInfo", "queryOpts", "pattern", "cgID", "draft", "promotedBefore", "promotedAfter", "promoter"),
        new("getBuild", Get, 1, "buildInfo", "strict"),
    ];

    /// <summary>Drops nothing for <c>rpm</c> or no type; there are no builds of the other types.</summary>
    public static bool IsRpm(XmlRpcValue type) => type.AsTextOrNull() switch
    {
        null or "rpm" => true,
        "image" or "maven" or "win" => false,
        var other => throw HubFaultException.Generic($"unsupported build type: {other}"),
    };

    private XmlRpcValue Get(Arguments arguments)
    {
        var wanted = arguments["buildInfo"];
        if (lookup.Build(wanted) is { } build)
            return BuildRow.Single.Row(build);
        return arguments.IsSet("strict") ? throw HubFaultException.Generic("No such build") : XmlRpcValue.Nil;
    }

    private XmlRpcValue List(Arguments arguments)
    {
        IEnumerable<SandboxBuild> builds = world.Builds;
        if (!arguments["packageID"].IsNil)
        {
            // Even where only a count is asked for, the hub answers with an empty array.
            if (lookup.Package(arguments["packageID"]) is not { } package)
                return XmlRpcValue.Array();
            builds = package.Builds;
        }

        if (!arguments["userID"].IsNil)
        {
            if (lookup.Person(arguments["userID"]) is not { } owner)
                return XmlRpcValue.Array();
            builds = builds.Where(build => build.Owner.Id == owner.Id);
        }

        return new QueryOptions(arguments["queryOpts"]).Answer(Dated(Matching(builds, arguments), arguments), BuildRow.Listed);
    }

    private static IEnumerable<SandboxBuild> Matching(IEnumerable<SandboxBuild> builds, Arguments arguments)
    {
        if (!IsRpm(arguments["type"]) || arguments.IsSet("draft") || Outside(arguments))
            return [];
        if (State(arguments["state"]) is { } state)
            builds = builds.Where(build => (long)build.State == state);
        if (arguments["taskID"].AsIntOrNull() is { } task)
            builds = builds.Where(build => task == -1 ? build.TaskId is not null : build.TaskId == task);
        if (arguments["prefix"].AsTextOrNull() is { } prefix)
            builds = builds.Where(build => build.Package.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (arguments["pattern"].AsTextOrNull() is { } pattern)
            builds = builds.Where(build => FileSystemName.MatchesSimpleExpression(pattern, build.Nvr));
        if (arguments["source"].AsTextOrNull() is { } source)
            builds = builds.Where(build => build.TaskId is not null && FileSystemName.MatchesSimpleExpression(source, build.Source));
        return builds;
    }

    // No build is on another volume, promoted, or brought by a content generator.
    private static bool Outside(Arguments arguments) =>
        (arguments["volumeID"].AsIntOrNull() ?? 0) != 0
        || PromotedOrForeign.Any(name => !arguments[name].IsNil);

    private static IEnumerable<SandboxBuild> Dated(IEnumerable<SandboxBuild> builds, Arguments arguments)
    {
        if (HubTime.Read(arguments["createdBefore"]) is { } createdBefore)
            builds = builds.Where(build => build.Created < createdBefore);
        if (HubTime.Read(arguments["createdAfter"]) is { } createdAfter)
            builds = builds.Where(build => build.Created > createdAfter);
        if (HubTime.Read(arguments["completeBefore"]) is { } completeBefore)
            builds = builds.Where(build => build.Completed < completeBefore);
        if (HubTime.Read(arguments["completeAfter"]) is { } completeAfter)
            builds = builds.Where(build => build.Completed > completeAfter);
        return builds;
    }

    private static long? State(XmlRpcValue value) => value switch
    {
        XmlRpcValue.NilValue => null,
        XmlRpcValue.Int number => number.Value,
        XmlRpcValue.Text text when long.TryParse(text.Value, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw HubFaultException.Unexpected("a state is one number"),
    };
}
