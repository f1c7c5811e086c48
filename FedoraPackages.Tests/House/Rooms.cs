namespace FedoraPackages.Tests.House;

/// <summary>
/// Which room may know which: what is not here is not allowed, and a room that is not here fails. What stands in no room of its project
/// (settings, doors) every room of the projects above it may know.
/// </summary>
internal static class Rooms
{
    private const string Root = "FedoraPackages.";

    private static readonly Dictionary<string, string[]> May = new(StringComparer.Ordinal)
    {
        // Leaves.
        ["Connectors.Json"] = [],
        ["Connectors.XmlRpc"] = [],
        ["Connectors.Telemetry"] = [],
        // How any service is asked.
        ["Connectors.Upstreams"] = ["Connectors.Telemetry"],
        // What is kept, and how.
        ["Connectors.Panels"] = ["Connectors.Telemetry", "Connectors.Upstreams"],
        ["Connectors.Storage"] = ["Connectors.Panels"],
        // Our bus carries what the processes tell each other, and they do not know what carries it.
        ["Connectors.Messages"] = ["Connectors.Json", "Connectors.Operations", "Connectors.Panels"],
        ["Connectors.Operations"] = ["Connectors.Panels", "Connectors.Storage", "Connectors.Upstreams"],
        // Services: none knows another.
        ["Connectors.Koji"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels", "Connectors.Upstreams", "Connectors.XmlRpc"],
        ["Connectors.Bodhi"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels", "Connectors.Upstreams"],
        ["Connectors.Bugzilla"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels", "Connectors.Upstreams"],
        // Those of which only messages are read.
        ["Connectors.Anitya"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.DistGit"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.Faf"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.FedoraCi"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.Greenwave"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.Hotness"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.Koschei"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.Mdapi"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.Pungi"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.ResultsDb"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.WaiverDb"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Panels"],
        ["Connectors.Datagrepper"] = ["Connectors.Json", "Connectors.Messages", "Connectors.Upstreams"],
        ["Connectors.History"] =
        [
            "Connectors.Datagrepper", "Connectors.Messages", "Connectors.Panels", "Connectors.Storage", "Connectors.Upstreams",
        ],
        // What joins services.
        ["Connectors.Releases"] = ["Connectors.Bodhi", "Connectors.Bugzilla", "Connectors.Koji", "Connectors.Panels", "Connectors.Upstreams"],
        ["Worker.Sandbox"] = ["Connectors.Messages", "Connectors.Upstreams", "Connectors.XmlRpc"],
        ["Worker.Refreshing"] =
        [
            "Connectors.Bodhi", "Connectors.History", "Connectors.Koji", "Connectors.Messages", "Connectors.Operations", "Connectors.Panels",
            "Connectors.Releases", "Connectors.Telemetry", "Connectors.Upstreams",
        ],
        ["Worker.Operating"] =
        [
            "Connectors.Koji", "Connectors.Messages", "Connectors.Operations", "Connectors.Panels", "Connectors.Upstreams", "Worker.Refreshing",
        ],
        ["Worker.Listening"] =
        [
            "Connectors.Datagrepper", "Connectors.Messages", "Connectors.Operations", "Connectors.Panels", "Connectors.Upstreams",
            "Worker.Refreshing", "Worker.Sandbox",
        ],
        ["Worker.Commands"] = ["Connectors.Messages", "Connectors.Panels", "Connectors.Telemetry", "Worker.Sandbox"],
        // Which packages exist is Koji's list.
        ["Web.Names"] = ["Connectors.Koji", "Connectors.Panels"],
        ["Web.Live"] = ["Connectors.Koji", "Connectors.Messages", "Connectors.Operations", "Connectors.Panels", "Web.Names"],
        ["Web.Admin"] =
        [
            "Connectors.Koji", "Connectors.Messages", "Connectors.Operations", "Connectors.Panels", "Connectors.Storage",
            "Connectors.Upstreams", "Web.Live", "Web.Names",
        ],
        ["Web.Components"] =
        [
            "Connectors.Bodhi", "Connectors.Bugzilla", "Connectors.Datagrepper", "Connectors.History", "Connectors.Koji", "Connectors.Messages",
            "Connectors.Operations", "Connectors.Panels",
            "Connectors.Releases", "Connectors.Upstreams", "Web.Admin", "Web.Hosting", "Web.Live", "Web.Names",
        ],
        ["Web.Hosting"] =
        [
            "Connectors.Bodhi", "Connectors.Bugzilla", "Connectors.Datagrepper", "Connectors.Koji", "Connectors.Messages", "Connectors.Panels", "Web.Admin",
            "Web.Components", "Web.Live", "Web.Names",
        ],
    };

    public static IEnumerable<string> All => May.Keys;

    /// <summary>The room of a type: "Connectors.Koji"; null for what stands in none of this house's.</summary>
    public static string? Of(string type)
    {
        if (!type.StartsWith(Root, StringComparison.Ordinal))
            return null;
        var parts = type[Root.Length..].Split('[')[0].Split('.');
        return parts.Length > 2 ? $"{parts[0]}.{parts[1]}" : null;
    }

    public static bool MayKnow(string room, string other) =>
        other == room || (May.TryGetValue(room, out var may) && may.Contains(other, StringComparer.Ordinal));
}
