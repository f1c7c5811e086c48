using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Connectors.Koji;

/// <summary>One call as it goes into a <c>multiCall</c>. What is listed always has a limit below 1,000: without one the hub runs the
/// query while it writes the answer, and an error in it takes the place of all other answers (<c>upstreams/koji.md</c> §2).</summary>
internal sealed record KojiCall(string Method, params XmlRpcValue[] Parameters)
{
    private const int MostTags = 100;

    public XmlRpcValue Value => XmlRpcValue.Struct(("methodName", Method), ("params", XmlRpcValue.Array(Parameters)));

    public static KojiCall PackageId(string package) => new("getPackageID", package);

    public static KojiCall CountBuilds(string package) => new("listBuilds", XmlRpcValue.Named(
        ("packageID", package), ("queryOpts", XmlRpcValue.Struct(("countOnly", true)))));

    public static KojiCall NewestBuilds(string package) => new("listBuilds", XmlRpcValue.Named(
        ("packageID", package), ("queryOpts", XmlRpcValue.Struct(("limit", (long)BuildList.Newest), ("order", "-build_id")))));

    public static KojiCall RecentBuilds() => new("listBuilds", XmlRpcValue.Named(
        ("queryOpts", XmlRpcValue.Struct(("limit", (long)Koji.RecentBuilds.Newest), ("order", "-build_id")))));

    /// <summary>The newest build of a package in a tag, or in what the tag inherits from.</summary>
    public static KojiCall LatestIn(string tag, string package) => new("getLatestBuilds", tag, XmlRpcValue.Named(("package", package)));

    /// <summary>The build of a package tagged last in a tag itself.</summary>
    public static KojiCall TaggedLast(string tag, string package) => new("listTagged", tag, XmlRpcValue.Named(("package", package), ("latest", true)));

    /// <summary>In which tags' lists a package stands, and where it is blocked: one row a tag only with duplicates.</summary>
    public static KojiCall Lists(string package) => new("listPackages", XmlRpcValue.Named(("pkgID", package), ("with_dups", true), ("with_owners", false)));

    public static KojiCall Tags(long buildId) => new("listTags", XmlRpcValue.Named(
        ("build", buildId), ("queryOpts", XmlRpcValue.Struct(("limit", (long)MostTags), ("order", "name")))));

    public static KojiCall Task(long taskId) => new("getTaskInfo", taskId, XmlRpcValue.Named(("request", true)));

    public static KojiCall TaskTree(long taskId) => new("getTaskDescendents", taskId);

    public static KojiCall TaskResult(long taskId) => new("getTaskResult", taskId, XmlRpcValue.Named(("raise_fault", false)));

    /// <summary>Rawhide's whole package list, what it inherits included. Small rows, and worked out before the answer is written.</summary>
    public static KojiCall RawhidePackages() => new("listPackages", XmlRpcValue.Named(
        ("tagID", "rawhide"), ("inherited", true), ("queryOpts", XmlRpcValue.Struct(("order", "package_name")))));
}
