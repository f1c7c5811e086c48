using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Writes what Koji's plugin sends (<c>upstreams/bus.md</c> §3.1), in the layout in use since 2023.</summary>
internal sealed partial class KojiMessages(Envelopes envelopes)
{
    private const string Prefix = "org.fedoraproject.prod.buildsys.";
    private const string BaseUrl = "https://koji.sandbox.invalid";

    public SandboxMessage BuildChanged(SandboxBuild build, HubBuildState? old, DateTimeOffset now)
    {
        var body = Common();
        body["files_base_url"] = "https://kojipkgs.sandbox.invalid/work";
        body["name"] = build.Package.Name;
        body["version"] = build.Version;
        body["release"] = build.Release;
        body["epoch"] = build.Package.Facts.Epoch;
        body["attribute"] = "state";
        body["old"] = (int?)old;
        body["new"] = (int)build.State;
        body["build_id"] = build.Id;
        body["url"] = string.Create(CultureInfo.InvariantCulture, $"{BaseUrl}/koji/buildinfo?buildID={build.Id}");
        body["task_id"] = build.TaskId;
        body["request"] = build.TaskId is null ? null : Request(build);
        body["task"] = build.TaskId is null ? null : KojiTaskTree.Of(build, BaseUrl, Request);
        body["owner"] = build.Owner.Name;
        body["creation_time"] = Iso(build.Created);
        body["completion_time"] = build.Completed is { } completed ? Iso(completed) : null;
        return Message("build.state.change", "build.BuildStateChangeV1", 20, 0, build.Package.Name, build.Owner.Name, body, now);
    }

    public SandboxMessage Tagged(SandboxBuild build, SandboxTag tag, SandboxPerson by, bool into, DateTimeOffset now)
    {
        var body = Common();
        body["build_id"] = build.Id;
        body["name"] = build.Package.Name;
        body["version"] = build.Version;
        body["release"] = build.Release;
        body["tag"] = tag.Name;
        body["tag_id"] = tag.Id;
        body["user"] = by.Name;
        body["owner"] = build.Owner.Name;
        var priority = RebuildTag().IsMatch(tag.Name) ? 0 : tag.Name.StartsWith("eln", StringComparison.Ordinal) ? 1 : 2;
        return Message(into ? "tag" : "untag", into ? "tag.TagV1" : "tag.UntagV1", 10, priority, build.Package.Name, by.Name, body, now);
    }

    public SandboxMessage ListChanged(string package, SandboxTag tag, string action, DateTimeOffset now)
    {
        var body = Common();
        body.Remove("base_url");
        body["tag"] = tag.Name;
        body["package"] = package;
        body["action"] = action;
        foreach (var member in (string[])["owner", "block", "extra_arches", "force", "update"])
            body[member] = null;
        return Message("package.list.change", "package.ListChangeV1", 10, 0, package, null, body, now);
    }

    internal static JsonArray Request(SandboxBuild build) => new(build.Source, build.For.Target, new JsonObject());

    private static JsonObject Common() => new() { ["instance"] = "primary", ["base_url"] = BaseUrl };

    private SandboxMessage Message(
        string topic, string schema, int severity, int priority, string package, string? user, JsonObject body, DateTimeOffset now) =>
        envelopes.Seal(Prefix + topic, "koji_fedoramessaging." + schema, severity, priority, [package], user, body, now);

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^f\d+-rebuild$")]
    private static partial Regex RebuildTag();
}
