using System.Text.Json;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Koji;

/// <summary>
/// Reads what Koji says on Fedora's bus (<c>upstreams/bus.md</c> §3.1), production and staging; CentOS's Koji uses the same words under
/// another prefix and is not meant. Only scalar fields are read, and each is checked: anybody may be able to publish.
/// </summary>
internal sealed partial class KojiMessageReader : IMessageReader
{
    private const int MaxLength = 256 * 1024;

    private static readonly string[] Prefixes = ["org.fedoraproject.prod.buildsys.", "org.fedoraproject.stg.buildsys."];

    private static readonly string[] Actions = ["add", "update", "block", "unblock", "remove", "set owner", "set arches"];

    // Not every topic of the prefix: signatures and tasks are a hundred times as many, and mean nothing.
    public IReadOnlyList<string> Topics { get; } =
    [
        "org.fedoraproject.*.buildsys.build.state.change",
        "org.fedoraproject.*.buildsys.tag",
        "org.fedoraproject.*.buildsys.untag",
        "org.fedoraproject.*.buildsys.package.list.change",
    ];

    public bool Reads(string topic) => Prefixes.Any(prefix => topic.StartsWith(prefix, StringComparison.Ordinal));

    public MessageReading Read(FedoraMessage message) =>
        Prefixes.FirstOrDefault(prefix => message.Topic.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix
            ? Read(message, message.Topic[prefix.Length..])
            : MessageReading.Ignore(KojiIgnored.OtherTopic);

    private static MessageReading Read(FedoraMessage message, string topic) => topic switch
    {
        "build.state.change" => Parse(message, Build),
        "tag" => Parse(message, static (message, body) => Tag(message, body, into: true)),
        "untag" => Parse(message, static (message, body) => Tag(message, body, into: false)),
        "package.list.change" => Parse(message, PackageList),
        "repo.init" or "repo.done" => MessageReading.Ignore(KojiIgnored.Repository),
        "rpm.sign" => MessageReading.Ignore(KojiIgnored.Signature),
        "task.state.change" => MessageReading.Ignore(KojiIgnored.ScratchTask),
        _ => MessageReading.Ignore(KojiIgnored.UnknownTopic),
    };

    private static MessageReading Parse(FedoraMessage message, Func<FedoraMessage, JsonElement, MessageReading> read) => MessageBody.Read(
        message, MaxLength, body => KojiOrigin.Refuses(body) ?? read(message, body));

    private static MessageReading Build(FedoraMessage message, JsonElement body)
    {
        if (body.Text("attribute") is not { } attribute || body.Number("build_id") is not (> 0 and var build) || body.Text("name") is not { } name)
            return MessageBody.Lacks(KojiIgnored.Malformed, Text(body, "attribute"), BuildId(body), Text(body, "name"));
        if (attribute != "state")
            return MessageReading.Ignore(KojiIgnored.OtherAttribute);
        if (body.Number("new") is not (>= (int)BuildState.Building and <= (int)BuildState.Canceled and var state))
            return MessageBody.Lacks(KojiIgnored.Malformed, (false, "new, the number of a state"));
        return Of(name, () => new BuildChanged(name, message.SentAt, build, (BuildState)state) { Nvr = Nvr(body, name) });
    }

    private static MessageReading Tag(FedoraMessage message, JsonElement body, bool into) =>
        body.Text("name") is { } name && body.Number("build_id") is > 0 and var build && TagName(body) is { } tag
            ? Of(name, () => new Tagged(name, message.SentAt, build, tag, into) { Nvr = Nvr(body, name) })
            : MessageBody.Lacks(KojiIgnored.Malformed, Text(body, "name"), BuildId(body), Tag(body));

    private static MessageReading PackageList(FedoraMessage message, JsonElement body) =>
        body.Text("package") is { } name && body.Text("action") is { } action && Actions.Contains(action) && TagName(body) is { } tag
            ? Of(name, () => new PackageListChanged(name, message.SentAt, tag, action))
            : MessageBody.Lacks(
                KojiIgnored.Malformed, Text(body, "package"), (body.Text("action") is { } said && Actions.Contains(said), "action, one that is known"), Tag(body));

    private static (bool There, string Member) Text(JsonElement body, string member) => (body.Text(member) is not null, member);

    private static (bool There, string Member) BuildId(JsonElement body) => (body.Number("build_id") > 0, "build_id, a number above 0");

    private static (bool There, string Member) Tag(JsonElement body) => (TagName(body) is not null, "tag, a name without blanks");

    private static MessageReading Of(string name, Func<Fact> fact) =>
        PackageName.IsValid(name) ? MessageReading.Of(fact()) : MessageReading.Ignore(KojiIgnored.BadName, "no package can be called so");

    private static string? Nvr(JsonElement body, string name) =>
        body.Text("version") is { Length: > 0 and < 200 } version && body.Text("release") is { Length: > 0 and < 200 } release ? $"{name}-{version}-{release}" : null;

    // A tag's name comes on screen as a cause.
    private static string? TagName(JsonElement body) => body.Text("tag") is { } tag && TagShape().IsMatch(tag) ? tag : null;

    [GeneratedRegex(@"^[!-~]{1,200}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagShape();
}
