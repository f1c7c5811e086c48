using System.IO.Enumeration;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Calls about tags and build targets.</summary>
internal sealed class TagCalls(SandboxWorld world, HubLookup lookup)
{
    public IEnumerable<HubMethod> Methods =>
    [
        new("listTags", List, 0, "build", "package", "perms", "queryOpts", "pattern"),
        new("getTag", Get, 1, "tagInfo", "strict", "event", "blocked"),
        new("getBuildTargets", Targets, 0, "info", "event", "buildTagID", "destTagID", "queryOpts"),
        new("getBuildTarget", Target, 1, "info", "event", "strict"),
    ];

    private XmlRpcValue List(Arguments arguments)
    {
        if (!arguments["build"].IsNil && !arguments["package"].IsNil)
            throw HubFaultException.Generic("only one of build and package may be specified");
        IEnumerable<SandboxTag> tags = world.Releases.Tags.All;
        var shape = arguments.IsSet("perms", otherwise: true) ? TagRow.WithPermission : TagRow.Plain;
        if (!arguments["build"].IsNil)
        {
            tags = (lookup.Build(arguments["build"]) ?? throw HubFaultException.Generic("No such build")).Tags.Select(tagging => tagging.Tag);
        }
        else if (!arguments["package"].IsNil)
        {
            var package = lookup.Package(arguments["package"]) ?? throw HubFaultException.Generic("No such package");
            tags = tags.Where(tag => tag.ListOf is { } release && package.IsListedIn(release));
            shape = TagRow.Of(shape, package);
        }

        if (arguments["pattern"].AsTextOrNull() is { } pattern)
            tags = tags.Where(tag => FileSystemName.MatchesSimpleExpression(pattern, tag.Name));
        return new QueryOptions(arguments["queryOpts"]).Answer(tags, shape);
    }

    private XmlRpcValue Get(Arguments arguments)
    {
        if (lookup.Tag(arguments["tagInfo"]) is { } tag)
            return TagRow.Single.Row(tag);
        return arguments.IsSet("strict") ? throw HubFaultException.Generic("No such tagInfo") : XmlRpcValue.Nil;
    }

    private XmlRpcValue Targets(Arguments arguments)
    {
        IEnumerable<SandboxTarget> targets = world.Releases.Tags.Targets;
        if (!arguments["info"].IsNil)
            targets = lookup.Target(arguments["info"]) is { } only ? [only] : [];
        if (!arguments["buildTagID"].IsNil)
            targets = targets.Where(target => target.Build == Known(arguments["buildTagID"]));
        if (!arguments["destTagID"].IsNil)
            targets = targets.Where(target => target.Destination == Known(arguments["destTagID"]));
        return new QueryOptions(arguments["queryOpts"]).Answer(targets, TagRow.Target);
    }

    private XmlRpcValue Target(Arguments arguments)
    {
        if (lookup.Target(arguments["info"]) is { } target)
            return TagRow.Target.Row(target);
        return arguments.IsSet("strict") ? throw HubFaultException.Generic("No such build target") : XmlRpcValue.Nil;
    }

    private SandboxTag Known(XmlRpcValue tag) => lookup.Tag(tag) ?? throw HubFaultException.Generic("No such entry in table tag");
}
