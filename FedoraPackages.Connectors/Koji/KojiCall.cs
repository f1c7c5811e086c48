using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Connectors.Koji;

/// <summary>One call as it goes into a <c>multiCall</c>. What is listed always has a limit below 1,000: without one the hub runs the
/// query while it writes the answer, and an error in it takes the place of all other answers (<c>upstreams/koji.md</c> §2).</summary>
internal sealed record KojiCall(string Method, params XmlRpcValue[] Parameters)
{
    /// <summary>The most that a list may be limited to.</summary>
    public const int MostRows = 999;

    /// <summary>Modules, flatpaks and images are built at Koji too, some of them under a package's name.</summary>
    private const string Rpm = "rpm";

    public XmlRpcValue Value => XmlRpcValue.Struct(("methodName", Method), ("params", XmlRpcValue.Array(Parameters)));

    public static KojiCall PackageId(string package) => new("getPackageID", package);

    public static KojiCall CountBuilds(string package) => new("listBuilds", XmlRpcValue.Named(
        ("packageID", package), ("type", Rpm), ("queryOpts", XmlRpcValue.Struct(("countOnly", true)))));

    public static KojiCall NewestBuilds(string package) => new("listBuilds", XmlRpcValue.Named(
        ("packageID", package), ("type", Rpm), ("queryOpts", XmlRpcValue.Struct(("limit", (long)BuildList.Newest), ("order", "-build_id")))));

    public static KojiCall RecentBuilds() => new("listBuilds", XmlRpcValue.Named(
        ("type", Rpm), ("queryOpts", XmlRpcValue.Struct(("limit", (long)Koji.RecentBuilds.Newest), ("order", "-build_id")))));

    /// <summary>The newest build of a package in a tag, or in what the tag inherits from.</summary>
    public static KojiCall LatestIn(string tag, string package) => new("getLatestBuilds", tag, XmlRpcValue.Named(("package", package), ("type", Rpm)));

    /// <summary>All builds of a package in a tag itself, the one tagged last first.</summary>
    public static KojiCall TaggedIn(string tag, string package) => new("listTagged", tag, XmlRpcValue.Named(("package", package), ("type", Rpm)));

    /// <summary>Whether a package stands in a tag's list or in one that it inherits, and whether it is blocked there: the nearest list decides.</summary>
    public static KojiCall Listed(string tag, string package) => new("listPackages", XmlRpcValue.Named(
        ("tagID", tag), ("pkgID", package), ("inherited", true), ("with_owners", false)));

    public static KojiCall Tags(long buildId) => new("listTags", XmlRpcValue.Named(
        ("build", buildId), ("queryOpts", XmlRpcValue.Struct(("limit", (long)MostRows), ("order", "name")))));

    public static KojiCall Task(long taskId) => new("getTaskInfo", taskId, XmlRpcValue.Named(("request", true)));

    public static KojiCall TaskTree(long taskId) => new("getTaskDescendents", taskId);

    public static KojiCall TaskResult(long taskId) => new("getTaskResult", taskId, XmlRpcValue.Named(("raise_fault", false)));

    /// <summary>Rawhide's whole package list, what it inherits included, without owners: they are a third of it, and not who maintains a package.</summary>
    public static KojiCall RawhidePackages() => new("listPackages", XmlRpcValue.Named(
        ("tagID", "rawhide"), ("inherited", true), ("with_owners", false), ("queryOpts", XmlRpcValue.Struct(("order", "package_name")))));
}
