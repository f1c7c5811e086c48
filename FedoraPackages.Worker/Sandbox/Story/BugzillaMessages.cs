using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Writes what is relayed from Bugzilla (<c>upstreams/bus.md</c> §3.3), in the layout of production.</summary>
internal sealed class BugzillaMessages(Envelopes envelopes)
{
    private const string Topic = "org.fedoraproject.prod.bugzilla.bug.";

    public SandboxMessage Filed(SandboxBug bug) => Seal("new", "bug.create", "create", bug, [], null, bug.Created);

    /// <summary>Some new bugs are told by their first comment only.</summary>
    public SandboxMessage Commented(SandboxBug bug, DateTimeOffset now) => Seal("update", "comment.create", "create", bug, [], "A comment.", now);

    public SandboxMessage Modified(SandboxBug bug, string field, string removed, string added, DateTimeOffset now) => Seal(
        "update", "bug.modify", "modify", bug,
        [new JsonObject { ["field"] = field, ["field_name"] = field, ["removed"] = removed, ["added"] = added }], null, now);

    private SandboxMessage Seal(
        string topic, string routingKey, string action, SandboxBug bug, IEnumerable<JsonNode> changes, string? comment, DateTimeOffset now)
    {
        var body = new JsonObject
        {
            ["bug"] = Bug(bug),
            ["event"] = new JsonObject
            {
                ["action"] = action,
                ["target"] = routingKey.Split('.')[0],
                ["routing_key"] = routingKey,
                ["bug_id"] = bug.Id,
                ["time"] = Stamp(now),
                ["user"] = Person(bug.Reporter),
                ["change_set"] = string.Create(CultureInfo.InvariantCulture, $"{bug.Id}.{now.ToUnixTimeSeconds()}"),
                ["changes"] = new JsonArray([.. changes]),
            },
            ["headers"] = new JsonObject { ["destination"] = "/topic/VirtualTopic.eng.bugzilla." + routingKey, ["esbSourceSystem"] = "bugzilla" },
            ["agent_name"] = bug.Reporter.Name,
            ["usernames"] = new JsonArray(bug.Reporter.Name),
        };
        if (comment is not null)
            body["comment"] = new JsonObject { ["body"] = comment, ["is_private"] = false, ["creation_time"] = Stamp(now), ["number"] = 1 };
        return envelopes.Seal(Topic + topic, "bugzilla2fedmsg.messageV1bz4", 20, 0, [bug.Component], bug.Reporter.Name, body, now);
    }

    private static JsonObject Bug(SandboxBug bug) => new()
    {
        ["id"] = bug.Id,
        ["product"] = bug.Product,
        ["component"] = bug.Component,
        ["version"] = bug.Version,
        ["summary"] = bug.Summary,
        ["status"] = new JsonObject { ["id"] = 1, ["name"] = bug.Status },
        ["resolution"] = bug.Resolution,
        ["severity"] = bug.Severity,
        ["priority"] = "unspecified",
        ["keywords"] = new JsonArray([.. bug.Keywords.Select(k => JsonValue.Create(k))]),
        ["alias"] = new JsonArray([.. bug.Aliases.Select(a => JsonValue.Create(a))]),
        ["flags"] = new JsonArray(),
        ["whiteboard"] = bug.Whiteboard,
        ["classification"] = "Fedora",
        ["is_private"] = bug.Private,
        ["creation_time"] = Stamp(bug.Created),
        ["last_change_time"] = Stamp(bug.Changed),
        ["reporter"] = Person(bug.Reporter),
        ["assigned_to"] = "maintainers@people.sandbox.invalid",
        ["qa_contact"] = Person(new SandboxPerson(2, "extras-qa")),
        ["operating_system"] = "Linux",
        ["platform"] = "Unspecified",
        ["url"] = "",
    };

    private static JsonObject Person(SandboxPerson person) => new()
    {
        ["id"] = person.Id,
        ["login"] = person.Name + "@people.sandbox.invalid",
        ["real_name"] = "Real Name",
    };

    // Seconds as a number with a fraction.
    private static JsonNode Stamp(DateTimeOffset time) => JsonNode.Parse(time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".0")!;
}
