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
internal sealed class BodhiMessageReader(TopicPrefixes prefixes)
    : TopicReader(Table, [prefixes.Fedora + ".bodhi"], Keys, BodhiIgnored.NoBuilds, BodhiIgnored.NoUpdate)
{
    private const int MostPackages = 1_000;

    private static readonly string[] Keys = ["update.#", "buildroot_override.*", "compose.#"];

    private static readonly TopicTable Table = new()
    {
        { "update.status.testing.koji-build-group.build.complete", (message, body) => Update(message, body, UpdateStep.Written) },
        { "update.edit", Edit },
        { "update.comment", Comment },
        { "update.request.testing", (message, body) => Update(message, body, UpdateStep.TestingRequested) },
        { "update.request.stable", (message, body) => Update(message, body, UpdateStep.StableRequested) },
        { "update.request.unpush", (message, body) => Update(message, body, UpdateStep.UnpushRequested) },
        { "update.request.obsolete", (message, body) => Update(message, body, UpdateStep.ObsoleteRequested) },
        { "update.request.revoke", (message, body) => Update(message, body, UpdateStep.RequestRevoked) },
        { "update.complete.testing", (message, body) => Update(message, body, UpdateStep.InTesting) },
        { "update.complete.stable", (message, body) => Update(message, body, UpdateStep.InStable) },
        { "update.eject", (message, body) => Update(message, body, UpdateStep.Ejected) },
        { "update.karma.threshold.reach", (message, body) => Update(message, body, UpdateStep.KarmaReached) },
        { "update.karma.threshold", (message, body) => Update(message, body, UpdateStep.KarmaReached) },
        { "update.requirements_met.stable", (message, body) => Update(message, body, UpdateStep.RequirementsMet) },
        { "buildroot_override.tag", (message, body) => Override(message, body, inForce: true) },
        { "buildroot_override.untag", (message, body) => Override(message, body, inForce: false) },
        { "errata.publish", Erratum },
        { "compose.complete", Compose },
        { "compose.sync.done", Compose },
        { "compose.*", BodhiIgnored.Compose },
        { "repo.done", BodhiIgnored.Compose },
    };

    private static MessageReading Update(FedoraMessage message, JsonElement body, UpdateStep step) =>
        Facts(message, body.Object("update"), Builds(body), [], step, null, body.Object("artifact"));

    // Sent for each build of an update, so for the same update many times.
    private static MessageReading Erratum(FedoraMessage message, JsonElement body)
    {
        var reading = Update(message, body, UpdateStep.InStable);
        return reading.Ignored is null
            ? MessageReading.Of([.. reading.Facts.Cast<UpdateChanged>().Select(fact => new ErratumPublished(fact.Package, fact.SentAt, fact.Alias))])
            : reading;
    }

    // Also one that failed: some of it may have been published.
    private static MessageReading Compose(FedoraMessage message, JsonElement body) => body.Label("repo") is { } repository
        ? MessageReading.Of(new RepositoryPublished(message.SentAt, repository))
        : MessageBody.Lacks("repo");

    private static MessageReading Edit(FedoraMessage message, JsonElement body) =>
        Facts(message, body.Object("update"), Builds(body), Removed(body), UpdateStep.Written, null);

    // Older comments carry the update's title instead of the update, and cannot be told to belong to anything.
    private static MessageReading Comment(FedoraMessage message, JsonElement body) =>
        body.Object("comment") is not { } comment ? MessageBody.Lacks("comment")
        : comment.Object("update") is not { } update ? MessageReading.Ignore(BodhiIgnored.NoUpdate)
        : Facts(message, update, Packages(update.Objects("builds")), [], UpdateStep.Commented, comment.Number("id"));

    private static MessageReading Override(FedoraMessage message, JsonElement body, bool inForce)
    {
        if ((body.Object("override") ?? body).Text("nvr") is not { } nvr)
            return MessageBody.Lacks("override.nvr");
        return MessageBody.NameOf(nvr) is { } name
            ? MessageReading.Of(new BuildrootOverridden(name, message.SentAt, nvr, inForce))
            : MessageReading.Ignore(WhyIgnored.BadName, "nvr is not the name, version and release of a build");
    }

    private static MessageReading Facts(
        FedoraMessage message, JsonElement? update, IEnumerable<string> builds, IEnumerable<string> removed, UpdateStep step, long? comment,
        JsonElement? artifact = null)
    {
        if (update?.Text("content_type") is { } type && type != "rpm")
            return MessageReading.Ignore(WhyIgnored.NotRpm);
        if ((update?.Text("alias") ?? update?.Text("updateid") ?? OfArtifact(artifact)) is not { } alias || !UpdateAlias.IsValid(alias))
            return MessageBody.Lacks("update.alias, as Bodhi writes it, or without an update the artifact's id or address");
        if (TestSubject.RefusesUpdate(alias) is { } refused)
            return refused;
        var now = builds.Distinct(StringComparer.Ordinal).Take(MostPackages).ToList();
        var offered = message.Topic.EndsWith(".build.complete", StringComparison.Ordinal);
        var gone = removed.Distinct(StringComparer.Ordinal).Take(MostPackages).Except(now, StringComparer.Ordinal);
        IReadOnlyList<Fact> facts =
        [
            .. now.Select(name => new UpdateChanged(name, message.SentAt, alias, step, comment) { Offered = offered }),
            .. gone.Select(name => new UpdateChanged(name, message.SentAt, alias, UpdateStep.BuildRemoved)),
        ];
        return facts.OrIgnore(BodhiIgnored.NoBuilds);
    }

    // The oldest form has no update; its artifact is called by the alias, later with a hash behind it, and its address ends with the alias.
    private static string? OfArtifact(JsonElement? artifact) =>
        artifact?.Text("id") is { } id ? UpdateAlias.IsValid(id) ? id : id.LastIndexOf('-') is > 0 and var dash ? id[..dash] : null
        : artifact?.Text("repository") is { } address ? address[(address.LastIndexOf('/') + 1)..]
        : null;

    private static IEnumerable<string> Builds(JsonElement body)
    {
        var ofUpdate = body.Object("update") is { } update ? update.Objects("builds").ToList() : [];
        return Packages(ofUpdate.Count > 0 ? ofUpdate : body.Object("artifact")?.Objects("builds") ?? []);
    }

    private static IEnumerable<string> Packages(IEnumerable<JsonElement> builds) =>
        builds.Where(b => b.Text("type") is not { } type || type is "rpm" or "koji-build").Select(MessageBody.PackageOf).OfType<string>();

    // The names of builds, or the builds themselves.
    private static IEnumerable<string> Removed(JsonElement body) =>
        body.TryGetProperty("removed_builds", out var removed) && removed.ValueKind == JsonValueKind.Array
            ? removed.EnumerateArray().Select(OfRemoved).OfType<string>()
            : [];

    private static string? OfRemoved(JsonElement build) => build.ValueKind switch
    {
        JsonValueKind.String => MessageBody.NameOf(build.GetString()!),
        JsonValueKind.Object => MessageBody.PackageOf(build),
        _ => null,
    };
}
