using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Worker.Sandbox.Bugzilla;

/// <summary>A search: what a visitor may not see is left out without a word, and a limit is twenty where none is asked for.</summary>
internal sealed class BugSearch(SandboxWorld world, IQueryCollection query)
{
    private const int Usual = 20;
    private const int Most = 1_000;

    public JsonObject Answer()
    {
        var limit = Number("limit");
        var offset = Number("offset") ?? 0;
        if (query.ContainsKey("offset") && limit is null)
            throw BugzillaRefusal.MissingParameter("The function requires a limit argument, and that argument was not set.");
        var rows = limit switch { null => Usual, 0 => Most, var asked => Math.Min(asked.Value, Most) };
        var found = Sorted(Candidates().Where(Matches).Where(b => !b.Private)).ToList();
        var (included, excluded) = (Fields("include_fields"), Fields("exclude_fields") ?? []);
        return new JsonObject
        {
            ["bugs"] = new JsonArray([.. found.Skip(offset).Take(rows).Select(b => BugJson.Of(b, included, excluded))]),
            ["faults"] = new JsonArray(),
            ["total_matches"] = found.Count,
            ["offset"] = offset,
            ["limit"] = rows.ToString(CultureInfo.InvariantCulture),
        };
    }

    private IEnumerable<SandboxBug> Candidates()
    {
        if (List("id") is { Count: > 0 } ids)
            return ids
                .Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? world.Bugs.With(number) : null)
                .OfType<SandboxBug>().Distinct();
        if (List("alias") is { Count: > 0 } aliases)
            return aliases.Select(world.Bugs.Called).OfType<SandboxBug>().Distinct();
        return query["component"].OfType<string>().Distinct().SelectMany(world.Bugs.Of);
    }

    private bool Matches(SandboxBug bug) =>
        Is("product", bug.Product) && Is("component", bug.Component) && Is("version", bug.Version) && Is("severity", bug.Severity)
        && HasStatus(bug) && Blocks(bug);

    private bool Is(string parameter, string value) => !query.TryGetValue(parameter, out var wanted) || wanted.Contains(value, StringComparer.Ordinal);

    private bool HasStatus(SandboxBug bug)
    {
        List<string?> wanted = [.. query["bug_status"], .. query["status"]];
        return wanted.Count == 0 || wanted.Exists(word => word switch
        {
            "__all__" => true,
            "__open__" => bug.IsOpen,
            "__closed__" => !bug.IsOpen,
            _ => word == bug.Status,
        });
    }

    private bool Blocks(SandboxBug bug) => query["f1"] != "blocked" || query["o1"] != "equals"
        || (long.TryParse(query["v1"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && bug.Blocks.Contains(id));

    // An order that does not exist is no error.
    private IOrderedEnumerable<SandboxBug> Sorted(IEnumerable<SandboxBug> bugs) => query["order"].ToString().ToUpperInvariant() switch
    {
        "BUG_ID DESC" or "ID DESC" => bugs.OrderByDescending(b => b.Id),
        _ => bugs.OrderBy(b => b.Id),
    };

    private List<string> List(string name) => [.. query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))];

    private HashSet<string>? Fields(string name) => query.ContainsKey(name) ? [.. List(name)] : null;

    // One that is no number counts as not said.
    private int? Number(string name) => int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
