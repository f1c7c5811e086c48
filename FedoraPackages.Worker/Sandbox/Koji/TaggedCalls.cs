using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Calls about the builds in a tag: complete ones of packages that the tag's list has and does not block.</summary>
internal sealed class TaggedCalls(SandboxWorld world, HubLookup lookup)
{
    public IEnumerable<HubMethod> Methods =>
    [
        new("listTagged", List, 1, "tag", "event", "inherit", "prefix", "latest", "package", "owner", "type", "strict", "extra", "draft"),
        new("getLatestBuilds", Latest, 1, "tag", "event", "package", "type", "draft"),
    ];

    private XmlRpcValue List(Arguments arguments)
    {
        if (lookup.Tag(arguments["tag"]) is not { } tag)
            return arguments.IsSet("strict", otherwise: true) ? throw HubFaultException.Generic("No such tagInfo") : XmlRpcValue.Array();
        var most = arguments["latest"] is XmlRpcValue.Int number ? (int)Math.Clamp(number.Value, 0, int.MaxValue) : arguments.IsSet("latest") ? 1 : 0;
        return Rows(tag, arguments, arguments.IsSet("inherit"), most == 0 ? int.MaxValue : most);
    }

    private XmlRpcValue Latest(Arguments arguments) => Rows(
        lookup.Tag(arguments["tag"]) ?? throw HubFaultException.Generic("No such entry in table tag"), arguments, inherit: true, most: 1);

    /// <summary>The tag itself first, then what it inherits; within a tag the last tagged first, whatever its version.</summary>
    private XmlRpcValue Rows(SandboxTag tag, Arguments arguments, bool inherit, int most)
    {
        if (!BuildCalls.IsRpm(arguments["type"]) || arguments.IsSet("draft"))
            return XmlRpcValue.Array();
        var chain = tag.Lookup().ToList();
        var lists = chain.Select(within => within.ListOf).OfType<SandboxRelease>().ToList();
        var place = (inherit ? chain : [tag]).Index().ToDictionary(within => within.Item, within => within.Index);
        var until = arguments["event"].AsIntOrNull() ?? long.MaxValue;
        var found = Packages(arguments).Where(package => IsShown(package, lists))
            .SelectMany(package => Builds(package, arguments["owner"].AsTextOrNull()))
            .SelectMany(build => build.Tags, (build, tagging) => (build, tagging))
            .Where(pair => place.ContainsKey(pair.tagging.Tag) && pair.tagging.Event <= until)
            .OrderBy(pair => place[pair.tagging.Tag]).ThenByDescending(pair => pair.tagging.Event)
            .AsEnumerable();
        if (most < int.MaxValue)
            found = found.GroupBy(pair => pair.build.Package.Id).SelectMany(package => package.Take(most));
        return XmlRpcValue.Array(found.Select(pair => BuildRow.Tagged(pair, arguments.IsSet("extra"))));
    }

    private IEnumerable<SandboxPackage> Packages(Arguments arguments)
    {
        IEnumerable<SandboxPackage> packages = world.Packages;
        if (!arguments["package"].IsNil)
        {
            var name = arguments["package"] as XmlRpcValue.Text ?? throw HubFaultException.Unexpected("a package is asked for by its name");
            packages = lookup.Package(name) is { } package ? [package] : [];
        }

        return arguments["prefix"].AsTextOrNull() is { } prefix
            ? packages.Where(package => package.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            : packages;
    }

    private static IEnumerable<SandboxBuild> Builds(SandboxPackage package, string? owner) => package.Builds.Where(build =>
        build.Tags.Count > 0 && build.State == HubBuildState.Complete && (owner is null || build.Owner.Name == owner));

    // The nearest list that has the package decides.
    private static bool IsShown(SandboxPackage package, List<SandboxRelease> lists) =>
        lists.Find(package.IsListedIn) is { } list && !package.IsBlockedIn(list);
}
