using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Koji;

/// <summary>
/// Reads what Koji says on Fedora's bus (<c>upstreams/bus.md</c> §3.1); CentOS's Koji uses the same words under another prefix and is not
/// meant. Only scalar fields are read, and each is checked: anybody may be able to publish.
/// </summary>
internal sealed class KojiMessageReader(TopicPrefixes prefixes)
    : TopicReader(Table, [prefixes.Fedora + ".buildsys"], Keys, KojiIgnored.OtherAttribute, KojiIgnored.OtherInstance)
{
    private static readonly string[] Actions = ["add", "update", "block", "unblock", "remove", "set owner", "set arches"];

    // Not every topic of the prefix: signatures and tasks are a hundred times as many, and mean nothing.
    private static readonly string[] Keys = ["build.state.change", "tag", "untag", "package.list.change"];

    private static readonly TopicTable Table = new()
    {
        { "build.state.change", Build },
        { "tag", static (message, body) => Tag(message, body, into: true) },
        { "untag", static (message, body) => Tag(message, body, into: false) },
        { "package.list.change", PackageList },
        { "repo.init", KojiIgnored.Repository },
        { "repo.done", KojiIgnored.Repository },
        { "rpm.sign", KojiIgnored.Signature },
        { "task.state.change", KojiIgnored.ScratchTask },
    };

    protected override MessageReading? Refuses(JsonElement body) => KojiOrigin.Refuses(body, prefixes);

    private static MessageReading Build(FedoraMessage message, JsonElement body)
    {
        if (body.Text("attribute") is not { } attribute || body.Number("build_id") is not (> 0 and var build) || body.Text("name") is not { } name)
            return MessageBody.Lacks(Text(body, "attribute"), BuildId(body), Text(body, "name"));
        if (attribute != "state")
            return MessageReading.Ignore(KojiIgnored.OtherAttribute);
        if (body.Number("new") is not (>= (int)BuildState.Building and <= (int)BuildState.Canceled and var state))
            return MessageBody.Lacks((false, "new, the number of a state"));
        return MessageBody.About(name, () => new BuildChanged(name, message.SentAt, build, (BuildState)state) { Nvr = Nvr(body, name) });
    }

    private static MessageReading Tag(FedoraMessage message, JsonElement body, bool into) =>
        body.Text("name") is { } name && body.Number("build_id") is > 0 and var build && body.Label("tag") is { } tag
            ? MessageBody.About(name, () => new Tagged(name, message.SentAt, build, tag, into) { Nvr = Nvr(body, name) })
            : MessageBody.Lacks(Text(body, "name"), BuildId(body), Tag(body));

    private static MessageReading PackageList(FedoraMessage message, JsonElement body) =>
        body.Text("package") is { } name && body.Text("action") is { } action && Actions.Contains(action) && body.Label("tag") is { } tag
            ? MessageBody.About(name, () => new PackageListChanged(name, message.SentAt, tag, action))
            : MessageBody.Lacks(
                Text(body, "package"), (body.Text("action") is { } said && Actions.Contains(said), "action, one that is known"), Tag(body));

    private static (bool There, string Member) Text(JsonElement body, string member) => (body.Text(member) is not null, member);

    private static (bool There, string Member) BuildId(JsonElement body) => (body.Number("build_id") > 0, "build_id, a number above 0");

    private static (bool There, string Member) Tag(JsonElement body) => (body.Label("tag") is not null, "tag, a name without blanks");

    private static string? Nvr(JsonElement body, string name) =>
        body.Label("version") is { } version && body.Label("release") is { } release ? $"{name}-{version}-{release}" : null;
}
