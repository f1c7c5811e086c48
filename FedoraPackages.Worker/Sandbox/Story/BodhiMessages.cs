using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.Bodhi;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Writes what Bodhi sends, and Greenwave about its updates (<c>upstreams/bus.md</c> §3.2, §3.7).</summary>
internal sealed class BodhiMessages(Envelopes envelopes, SandboxWorld world)
{
    private const string Prefix = "org.fedoraproject.prod.bodhi.";

    /// <summary>The update is there, with these builds.</summary>
    public SandboxMessage ReadyForTesting(SandboxUpdate update)
    {
        var body = Body(update, "bodhi");
        body["artifact"] = new JsonObject
        {
            ["type"] = "koji-build-group",
            ["id"] = update.Alias + "-0",
            ["release"] = update.Release.Base.Name,
            ["repository"] = "https://bodhi.sandbox.invalid/updates/" + update.Alias,
            ["builds"] = new JsonArray([.. update.Builds.Select(Artifact)]),
        };
        body["re-trigger"] = false;
        body["version"] = "0.2.2";
        body["generated_at"] = world.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return Seal("update.status.testing.koji-build-group.build.complete", "update.status.testing.v3", update, "bodhi", body, severity: 10);
    }

    /// <param name="request">As in the topic: "testing", "stable", "unpush", "revoke".</param>
    public SandboxMessage Requested(SandboxUpdate update, string request, SandboxPerson by) =>
        Said("update.request." + request, $"update.request.{request}.v1", update, by);

    /// <param name="into">"testing" or "stable".</param>
    public SandboxMessage Pushed(SandboxUpdate update, string into) =>
        Said("update.complete." + into, $"update.complete.{into}.v1", update, world.People.Bodhi);

    public SandboxMessage RequirementsMet(SandboxUpdate update) =>
        Seal("update.requirements_met.stable", "update.requirements_met.stable.v1", update, null, Body(update, null));

    /// <param name="part">As in the topic: "start", "composing", "sync.wait", "sync.done", "complete".</param>
    public SandboxMessage Composing(string part, string? repository, IReadOnlyList<string>? updates)
    {
        var body = new JsonObject { ["agent"] = world.People.Bodhi.Name };
        if (repository is not null)
            body["repo"] = repository;
        if (updates is not null)
            body["updates"] = new JsonArray([.. updates.Select(alias => JsonValue.Create(alias))]);
        if (part == "complete")
        {
            body["success"] = true;
            body["ctype"] = "rpm";
        }

        return envelopes.Seal($"{Prefix}compose.{part}", $"bodhi.compose.{part}.v1", 20, 0, [], world.People.Bodhi.Name, body, world.Now);
    }

    public SandboxMessage Errata(SandboxUpdate update, SandboxBuild build)
    {
        var body = Body(update, null);
        var security = update.Type == BodhiType.Security ? "[SECURITY] " : "";
        body["subject"] = $"{security}{ReleaseJson.LongName(update.Release)} Update: {build.Nvr}";
        body["body"] = update.Notes;
        return Seal("errata.publish", "errata.publish.v1", update, update.Submitter.Name, body);
    }

    public SandboxMessage Commented(SandboxUpdate update, SandboxComment comment)
    {
        var body = new JsonObject
        {
            ["comment"] = new JsonObject
            {
                ["id"] = comment.Id,
                ["karma"] = comment.Karma,
                ["text"] = comment.Text,
                ["timestamp"] = comment.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                ["update"] = UpdateJson.Of(update, world),
                ["user"] = UpdateJson.User(comment.By),
            },
        };
        return Seal("update.comment", "update.comment.v1", update, comment.By.Name, body);
    }

    public SandboxMessage KarmaReached(SandboxUpdate update, string status)
    {
        var body = Body(update, null);
        body["status"] = status;
        return Seal("update.karma.threshold.reach", "update.karma.threshold.v1", update, null, body);
    }

    public SandboxMessage Ejected(SandboxUpdate update, string reason, string request)
    {
        var body = Body(update, "bodhi");
        body["reason"] = reason;
        body["repo"] = $"{update.Release.Name.ToLowerInvariant()}-updates-{request}";
        body["request"] = request;
        body["release"] = ReleaseJson.Of(update.Release, world);
        return Seal("update.eject", "update.eject.v1", update, "bodhi", body);
    }

    public SandboxMessage Edited(SandboxUpdate update, IEnumerable<SandboxBuild> added, IEnumerable<SandboxBuild> removed)
    {
        var body = Body(update, update.Submitter.Name);
        body["new_bugs"] = new JsonArray();
        body["new_builds"] = new JsonArray([.. added.Select(b => JsonValue.Create(b.Nvr))]);
        body["removed_builds"] = new JsonArray([.. removed.Select(b => JsonValue.Create(b.Nvr))]);
        return Seal("update.edit", "update.edit.v2", update, update.Submitter.Name, body);
    }

    public SandboxMessage Overridden(SandboxOverride of, bool inForce)
    {
        var body = new JsonObject { ["override"] = UpdateJson.Override(of, world) };
        return envelopes.Seal(
            Prefix + (inForce ? "buildroot_override.tag" : "buildroot_override.untag"),
            inForce ? "bodhi.buildroot_override.tag.v1" : "bodhi.buildroot_override.untag.v1",
            20, 0, [of.Build.Package.Name], of.By.Name, body, world.Now);
    }

    /// <summary>Bodhi says nothing about its gating; Greenwave does, for each build.</summary>
    public SandboxMessage Decided(SandboxUpdate update, SandboxBuild build)
    {
        var body = DecisionJson.Of(update);
        body["decision_context"] = "bodhi_update_push_stable";
        body["product_version"] = ReleaseJson.LongName(update.Release).ToLowerInvariant().Replace(' ', '-');
        body["subject_type"] = "koji_build";
        body["subject_identifier"] = build.Nvr;
        body["subject"] = new JsonArray(new JsonObject { ["item"] = build.Nvr, ["type"] = "koji_build" });
        body["previous"] = null;
        return envelopes.Seal("org.fedoraproject.prod.greenwave.decision.update", "base.message", 20, 0, [], null, body, world.Now);
    }

    private SandboxMessage Said(string topic, string schema, SandboxUpdate update, SandboxPerson by) =>
        Seal(topic, schema, update, by.Name, Body(update, by.Name));

    private JsonObject Body(SandboxUpdate update, string? agent)
    {
        var body = new JsonObject { ["update"] = UpdateJson.Of(update, world) };
        if (agent is not null)
            body["agent"] = agent;
        return body;
    }

    private static JsonObject Artifact(SandboxBuild build) => new()
    {
        ["type"] = "koji-build",
        ["id"] = build.Id,
        ["task_id"] = build.TaskId,
        ["nvr"] = build.Nvr,
        ["issuer"] = build.Owner.Name,
        ["component"] = build.Package.Name,
        ["scratch"] = false,
    };

    private SandboxMessage Seal(string topic, string schema, SandboxUpdate update, string? user, JsonObject body, int severity = 20) => envelopes.Seal(
        Prefix + topic, "bodhi." + schema, severity, 0, update.Builds.Select(b => b.Package.Name).Distinct(), user, body, world.Now);
}
