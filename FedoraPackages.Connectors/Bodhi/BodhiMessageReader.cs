using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>
/// Reads what Bodhi says on Fedora's bus (<c>upstreams/bus.md</c> §3.2). One message may be about a hundred packages: the names come from
/// the builds of the update, never from headers or titles. Its copy of the update may be older than what happened, so only the topic counts.
/// </summary>
internal sealed class BodhiMessageReader : IMessageReader
{
    private const int MaxLength = 1024 * 1024;
    private const int MostPackages = 1_000;

    private static readonly string[] Prefixes = ["org.fedoraproject.prod.bodhi.", "org.fedoraproject.stg.bodhi."];

    public IReadOnlyList<string> Topics { get; } =
    [
        "org.fedoraproject.*.bodhi.update.#",
        "org.fedoraproject.*.bodhi.buildroot_override.*",
    ];

    public bool Reads(string topic) => Prefixes.Any(prefix => topic.StartsWith(prefix, StringComparison.Ordinal));

    public MessageReading Read(FedoraMessage message) =>
        Prefixes.FirstOrDefault(prefix => message.Topic.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix
            ? Read(message, message.Topic[prefix.Length..])
            : MessageReading.Ignore(BodhiIgnored.OtherTopic);

    private static MessageReading Read(FedoraMessage message, string topic) => topic switch
    {
        "update.status.testing.koji-build-group.build.complete" => Parse(message, body => Update(message, body, UpdateStep.Written)),
        "update.edit" => Parse(message, body => Edit(message, body)),
        "update.comment" => Parse(message, body => Comment(message, body)),
        "update.request.testing" => Parse(message, body => Update(message, body, UpdateStep.TestingRequested)),
        "update.request.stable" => Parse(message, body => Update(message, body, UpdateStep.StableRequested)),
        "update.request.unpush" => Parse(message, body => Update(message, body, UpdateStep.UnpushRequested)),
        "update.request.obsolete" => Parse(message, body => Update(message, body, UpdateStep.ObsoleteRequested)),
        "update.request.revoke" => Parse(message, body => Update(message, body, UpdateStep.RequestRevoked)),
        "update.complete.testing" => Parse(message, body => Update(message, body, UpdateStep.InTesting)),
        "update.complete.stable" => Parse(message, body => Update(message, body, UpdateStep.InStable)),
        "update.eject" => Parse(message, body => Update(message, body, UpdateStep.Ejected)),
        "update.karma.threshold.reach" or "update.karma.threshold" => Parse(message, body => Update(message, body, UpdateStep.KarmaReached)),
        "update.requirements_met.stable" => Parse(message, body => Update(message, body, UpdateStep.RequirementsMet)),
        "buildroot_override.tag" => Parse(message, body => Override(message, body, inForce: true)),
        "buildroot_override.untag" => Parse(message, body => Override(message, body, inForce: false)),
        "errata.publish" => MessageReading.Ignore(BodhiIgnored.Redundant),
        _ when topic.StartsWith("compose.", StringComparison.Ordinal) || topic == "repo.done" => MessageReading.Ignore(BodhiIgnored.Compose),
        _ => MessageReading.Ignore(BodhiIgnored.UnknownTopic),
    };

    private static MessageReading Parse(FedoraMessage message, Func<JsonElement, MessageReading> read) => MessageBody.Read(message, MaxLength, read);

    private static MessageReading Update(FedoraMessage message, JsonElement body, UpdateStep step) =>
        Facts(message, body.Object("update"), Builds(body), [], step, null, body.Object("artifact"));

    private static MessageReading Edit(FedoraMessage message, JsonElement body) =>
        Facts(message, body.Object("update"), Builds(body), Removed(body), UpdateStep.Written, null);

    // Older comments carry the update's title instead of the update, and cannot be told to belong to anything.
    private static MessageReading Comment(FedoraMessage message, JsonElement body) =>
        body.Object("comment") is not { } comment ? MessageBody.Lacks(BodhiIgnored.Malformed, (false, "comment"))
        : comment.Object("update") is not { } update ? MessageReading.Ignore(BodhiIgnored.NoUpdate)
        : Facts(message, update, Nvrs(update.Objects("builds")), [], UpdateStep.Commented, comment.Number("id"));

    private static MessageReading Override(FedoraMessage message, JsonElement body, bool inForce)
    {
        if ((body.Object("override") ?? body).Text("nvr") is not { } nvr)
            return MessageBody.Lacks(BodhiIgnored.Malformed, (false, "override.nvr"));
        return Nvr.NameOf(nvr) is { } name
            ? MessageReading.Of(new BuildrootOverridden(name, message.SentAt, nvr, inForce))
            : MessageReading.Ignore(BodhiIgnored.BadName, "nvr is not the name, version and release of a build");
    }

    private static MessageReading Facts(
        FedoraMessage message, JsonElement? update, IEnumerable<string> builds, IEnumerable<string> removed, UpdateStep step, long? comment, JsonElement? artifact = null)
    {
        if (update?.Text("content_type") is { } type && type != "rpm")
            return MessageReading.Ignore(BodhiIgnored.NotRpm);
        if ((update?.Text("alias") ?? update?.Text("updateid") ?? OfArtifact(artifact)) is not { } alias || !UpdateAlias.IsValid(alias))
            return MessageBody.Lacks(BodhiIgnored.Malformed, (false, "update.alias, as Bodhi writes it"));
        if (!alias.StartsWith("FEDORA-2", StringComparison.Ordinal) && !alias.StartsWith("FEDORA-EPEL-", StringComparison.Ordinal))
            return MessageReading.Ignore(BodhiIgnored.NotRpm);
        var now = Names(builds);
        var gone = Names(removed).Except(now, StringComparer.Ordinal);
        IReadOnlyList<Fact> facts =
        [
            .. now.Select(name => new UpdateChanged(name, message.SentAt, alias, step, comment)),
            .. gone.Select(name => new UpdateChanged(name, message.SentAt, alias, UpdateStep.BuildRemoved)),
        ];
        return facts.Count > 0 ? MessageReading.Of(facts) : MessageReading.Ignore(BodhiIgnored.NoBuilds);
    }

    // The oldest form has no update; its artifact is called by the alias, later with a hash behind it.
    private static string? OfArtifact(JsonElement? artifact) =>
        artifact?.Text("id") is not { } id ? null : UpdateAlias.IsValid(id) ? id : id.LastIndexOf('-') is > 0 and var dash ? id[..dash] : null;

    private static List<string> Names(IEnumerable<string> nvrs) => [.. nvrs.Select(Nvr.NameOf).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostPackages)];

    private static IEnumerable<string> Builds(JsonElement body)
    {
        var ofUpdate = body.Object("update") is { } update ? update.Objects("builds").ToList() : [];
        return Nvrs(ofUpdate.Count > 0 ? ofUpdate : body.Object("artifact")?.Objects("builds") ?? []);
    }

    private static IEnumerable<string> Nvrs(IEnumerable<JsonElement> builds) =>
        builds.Where(b => b.Text("type") is not { } type || type is "rpm" or "koji-build").Select(b => b.Text("nvr")).OfType<string>();

    // The names of builds, or the builds themselves.
    private static IEnumerable<string> Removed(JsonElement body) =>
        body.TryGetProperty("removed_builds", out var removed) && removed.ValueKind == JsonValueKind.Array
            ? removed.EnumerateArray().Select(b => b.ValueKind switch { JsonValueKind.String => b.GetString(), JsonValueKind.Object => b.Text("nvr"), _ => null }).OfType<string>()
            : [];
}
