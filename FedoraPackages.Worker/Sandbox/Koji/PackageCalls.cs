using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Calls about packages and the lists they stand in.</summary>
internal sealed class PackageCalls(SandboxWorld world, HubLookup lookup)
{
    public IEnumerable<HubMethod> Methods =>
    [
        new("getPackageID", Id, 1, "name", "strict"),
        new("getPackage", Get, 1, "info", "strict", "create"),
        new("listPackages", List, 0, "tagID", "userID", "pkgID", "prefix", "inherited", "with_dups", "event", "queryOpts", "with_owners", "with_blocked"),
    ];

    private XmlRpcValue Id(Arguments arguments)
    {
        if (arguments["name"] is not XmlRpcValue.Text name)
            throw HubFaultException.Unexpected("a package is asked for by its name");
        if (lookup.Package(name) is { } package)
            return package.Id;
        return arguments.IsSet("strict") ? throw HubFaultException.Generic($"No such package name: {name.Value}") : XmlRpcValue.Nil;
    }

    private XmlRpcValue Get(Arguments arguments)
    {
        if (lookup.Package(arguments["info"]) is { } package)
            return PackageRow.Short.Row(package);
        return arguments.IsSet("strict") ? throw NoSuchPackage() : XmlRpcValue.Nil;
    }

    private XmlRpcValue List(Arguments arguments)
    {
        var options = new QueryOptions(arguments["queryOpts"]);
        var prefix = arguments["prefix"].AsTextOrNull() ?? "";
        var packages = world.Packages.Where(package => package.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (arguments["tagID"].IsNil && arguments["userID"].IsNil && arguments["pkgID"].IsNil)
            return options.Answer(packages, PackageRow.Named);

        if (!arguments["pkgID"].IsNil)
            packages = [lookup.Package(arguments["pkgID"]) ?? throw NoSuchPackage()];
        if (!arguments["userID"].IsNil)
        {
            var owner = lookup.Person(arguments["userID"]) ?? throw HubFaultException.Generic("No such user");
            packages = packages.Where(package => package.Owner.Id == owner.Id);
        }

        var listings = packages.SelectMany(package => Listings(package, Lists(arguments), all: arguments.IsSet("with_dups")));
        if (!arguments.IsSet("with_blocked", otherwise: true))
            listings = listings.Where(listing => !listing.IsBlocked);
        return options.Answer(listings, arguments.IsSet("with_owners", otherwise: true) ? PackageRow.Owned : PackageRow.InTag);
    }

    /// <summary>Lists stand on base tags: the tag's own, and with inheritance the nearest that it inherits.</summary>
    private List<SandboxRelease> Lists(Arguments arguments)
    {
        if (arguments["tagID"].IsNil)
            return [.. world.Releases.Live];
        var tag = lookup.Tag(arguments["tagID"]) ?? throw HubFaultException.Generic("No such entry in table tag");
        var tags = arguments.IsSet("inherited") ? tag.Lookup() : [tag];
        return [.. tags.Select(found => found.ListOf).OfType<SandboxRelease>()];
    }

    private static IEnumerable<Listing> Listings(SandboxPackage package, List<SandboxRelease> lists, bool all)
    {
        var listings = lists.Where(package.IsListedIn).Select(release => new Listing(package, release));
        return all ? listings : listings.Take(1);
    }

    private static HubFaultException NoSuchPackage() => HubFaultException.Generic("No such entry in table package");
}
