using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Bugzilla;

/// <summary>Writes a bug with the members and types of Red Hat's Bugzilla as it answers everybody.</summary>
internal static class BugJson
{
    public static JsonObject Of(SandboxBug bug, IReadOnlySet<string>? included, IReadOnlySet<string> excluded)
    {
        var whole = Whole(bug);
        foreach (var member in whole.Select(pair => pair.Key)
            .Where(name => excluded.Contains(name) || (included is not null && !included.Contains(name))).ToList())
            whole.Remove(member);
        return whole;
    }

    private static JsonObject Whole(SandboxBug bug) => new()
    {
        ["id"] = bug.Id,
        ["alias"] = Words(bug.Aliases),
        ["summary"] = bug.Summary,
        ["status"] = bug.Status,
        ["resolution"] = bug.Resolution,
        ["is_open"] = bug.IsOpen,
        ["is_confirmed"] = true,
        ["is_cc_accessible"] = true,
        ["is_creator_accessible"] = true,
        ["product"] = bug.Product,
        ["classification"] = bug.Product == "Security Response" ? "Other" : "Fedora",
        ["component"] = new JsonArray(bug.Component),
        ["sub_components"] = new JsonObject(),
        ["version"] = new JsonArray(bug.Version),
        ["severity"] = bug.Severity,
        ["priority"] = bug.Severity is "urgent" or "high" ? bug.Severity : "unspecified",
        ["platform"] = "Unspecified",
        ["op_sys"] = "Linux",
        ["target_milestone"] = "---",
        ["target_release"] = new JsonArray("---"),
        ["keywords"] = Words(bug.Keywords),
        ["blocks"] = new JsonArray([.. bug.Blocks.Select(id => JsonValue.Create(id))]),
        ["depends_on"] = new JsonArray(),
        ["groups"] = new JsonArray(),
        ["tags"] = new JsonArray(),
        ["external_bugs"] = new JsonArray(),
        ["flags"] = bug.NeedsInfo ? new JsonArray(NeedInfo(bug)) : [],
        ["whiteboard"] = bug.Whiteboard,
        ["url"] = "",
        ["creator"] = Address(bug.Reporter),
        ["creator_detail"] = Person(bug.Reporter),
        ["assigned_to"] = "maintainers@people.sandbox.invalid",
        ["assigned_to_detail"] = Person(new SandboxPerson(1, "maintainers")),
        ["qa_contact"] = "extras-qa@people.sandbox.invalid",
        ["qa_contact_detail"] = Person(new SandboxPerson(2, "extras-qa")),
        ["docs_contact"] = "",
        ["cc"] = new JsonArray(Address(bug.Reporter)),
        ["cc_detail"] = new JsonArray(Person(bug.Reporter)),
        ["creation_time"] = Time(bug.Created),
        ["last_change_time"] = Time(bug.Changed),
        ["cf_last_closed"] = bug.IsOpen ? null : Time(bug.Changed),
        ["cf_clone_of"] = null,
        ["cf_fixed_in"] = "",
        ["cf_doc_type"] = "If docs needed, set a value",
        ["cf_embargoed"] = null,
        ["cf_major_incident"] = null,
        ["cf_environment"] = "",
        ["cf_release_notes"] = "",
        ["cf_type"] = "Bug",
        ["data_category"] = "Public",
        ["deadline"] = null,
        ["dupe_of"] = null,
        ["actual_time"] = 0,
        ["estimated_time"] = 0,
        ["remaining_time"] = 0,
    };

    private static JsonObject NeedInfo(SandboxBug bug) => new()
    {
        ["id"] = bug.Id + 5_000_000,
        ["name"] = "needinfo",
        ["type_id"] = 1_200,
        ["status"] = "?",
        ["setter"] = Address(bug.Reporter),
        ["requestee"] = "maintainers@people.sandbox.invalid",
        ["creation_date"] = Time(bug.Changed),
        ["modification_date"] = Time(bug.Changed),
        ["is_active"] = 1,
    };

    private static JsonObject Person(SandboxPerson person) => new()
    {
        ["id"] = person.Id,
        ["name"] = Address(person),
        ["email"] = Address(person),
        ["real_name"] = "Real Name",
        ["active"] = true,
        ["insider"] = false,
        ["partner"] = false,
    };

    private static string Address(SandboxPerson person) => person.Name + "@people.sandbox.invalid";

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
