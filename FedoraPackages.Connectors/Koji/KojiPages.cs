using System.Globalization;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Where Koji shows a thing to people (<c>upstreams/koji.md</c> §6).</summary>
public static class KojiPages
{
    private const string Top = "https://koji.fedoraproject.org/koji/";
    private const string Packages = "https://kojipkgs.fedoraproject.org/packages/";

    /// <summary>The builds of all packages, newest first.</summary>
    public static string Builds => Top + "builds";

    /// <summary>A package's builds, all of them.</summary>
    public static string Package(string name) => $"{Top}packageinfo?packageID={Uri.EscapeDataString(name)}";

    public static string Build(long buildId) => $"{Top}buildinfo?buildID={Number(buildId)}";

    public static string Task(long taskId) => $"{Top}taskinfo?taskID={Number(taskId)}";

    /// <summary>What a complete build made: a directory for each architecture.</summary>
    public static string Files(KojiBuild build) => $"{Packages}{Segment(build.Name)}/{Segment(build.Version)}/{Segment(build.Release)}/";

    /// <summary>The source package of a complete build.</summary>
    public static string SourcePackage(KojiBuild build) => $"{Files(build)}src/{Segment(build.Nvr)}.src.rpm";

    /// <summary>A file that a task left: <c>build.log</c>. Koji keeps them for some days.</summary>
    public static string TaskLog(long taskId, string name) => $"{Top}getfile?taskID={Number(taskId)}&name={Uri.EscapeDataString(name)}";

    public static string User(string name) => $"{Top}userinfo?userID={Uri.EscapeDataString(name)}";

    // Versions hold "~", "^" and "+".
    private static string Segment(string text) => Uri.EscapeDataString(text);

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
