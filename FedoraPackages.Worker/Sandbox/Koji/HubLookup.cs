using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Finds what a call names by number, name or struct; null where there is no such thing.</summary>
internal sealed class HubLookup(SandboxWorld world)
{
    public SandboxPackage? Package(XmlRpcValue value) => ById(value, world.PackageWith, world.PackageNamed);

    public SandboxTag? Tag(XmlRpcValue value) => ById(value, world.Releases.Tags.With, world.Releases.Tags.Named);

    public SandboxTarget? Target(XmlRpcValue value) => ById(
        value,
        id => world.Releases.Tags.Targets.FirstOrDefault(target => target.Id == id),
        name => world.Releases.Tags.Targets.FirstOrDefault(target => target.Name == name));

    /// <summary>A struct that names nobody is nobody; a principal is a name with a realm.</summary>
    public SandboxPerson? Person(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Int id => world.People.All.FirstOrDefault(person => person.Id == id.Value),
        XmlRpcValue.Text name => world.People.All.FirstOrDefault(person => person.Name == name.Value || UserRow.Principal(person) == name.Value),
        XmlRpcValue.Map map => map["id"].IsNil && map["name"].IsNil ? null : Person(map["id"].IsNil ? map["name"] : map["id"]),
        _ => null,
    };

    /// <summary>Faults on a text that is no name-version-release; a number in a text is none.</summary>
    public SandboxBuild? Build(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Int id => world.BuildWith(id.Value),
        XmlRpcValue.Text nvr => ByNvr(nvr.Value),
        XmlRpcValue.Map map => Find(map["name"].AsText(), map["version"].AsText(), map["release"].AsText()),
        _ => throw HubFaultException.Generic($"Invalid type for argument: {value.GetType().Name}"),
    };

    private SandboxBuild? ByNvr(string nvr)
    {
        var release = nvr.LastIndexOf('-');
        var version = release > 0 ? nvr.LastIndexOf('-', release - 1) : -1;
        return version > 0
            ? Find(nvr[..version], nvr[(version + 1)..release], nvr[(release + 1)..])
            : throw HubFaultException.Generic($"invalid format: {nvr}");
    }

    private SandboxBuild? Find(string name, string version, string release) =>
        world.PackageNamed(name)?.Builds.Find(build => build.Version == version && build.Release == release);

    private static T? ById<T>(XmlRpcValue value, Func<long, T?> with, Func<string, T?> named)
        where T : class => value switch
        {
            XmlRpcValue.Int id => with(id.Value),
            XmlRpcValue.Text name => named(name.Value),
            XmlRpcValue.Map map when !map["id"].IsNil => with(map["id"].AsInt()),
            XmlRpcValue.Map map when !map["name"].IsNil => named(map["name"].AsText()),
            _ => throw HubFaultException.Parameter($"Invalid name or id value: {value.GetType().Name}"),
        };
}
