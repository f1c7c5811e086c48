using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>What Bodhi answers.</summary>
internal sealed class BodhiAnswers(SandboxWorld world)
{
    private static readonly string[] States = ["disabled", "pending", "frozen", "current", "archived"];

    public JsonObject Releases(BodhiQuestion question)
    {
        var states = question.List("state");
        if (states.FirstOrDefault(word => !States.Contains(word)) is { } unknown)
            throw BodhiRefusal.Of("state", $"\"{unknown}\" is not one of {string.Join(", ", States)}");
        var like = question.Text("name") is { } pattern
            ? new Regex($"^{Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal)}$", RegexOptions.NonBacktracking)
            : null;
        var alive = question.Flag("exclude_archived") == true;
        List<JsonObject> rows =
        [
            .. ReleaseJson.All(world).Where(r => (states.Count == 0 || states.Contains((string)r["state"]!))
                && (like is null || like.IsMatch((string)r["name"]!)) && !(alive && (string?)r["state"] == "archived")),
        ];
        return question.Envelope("releases", rows, row => row);
    }

    public JsonObject Release(string name) =>
        ReleaseJson.All(world).FirstOrDefault(r => (string?)r["name"] == name || (string?)r["long_name"] == name)
        ?? throw BodhiRefusal.NotFound("No such release");

    public JsonObject Updates(BodhiQuestion question)
    {
        var packages = question.List("packages");
        var releases = Named(question.List("releases"));
        var statuses = Words<BodhiStatus>(question, "status", BodhiWords.Of);
        var requests = Words<BodhiRequest>(question, "request", BodhiWords.Of);
        var types = Words<BodhiType>(question, "type", BodhiWords.Of);
        var aliases = question.List("alias").Concat(question.List("updateid")).ToHashSet(StringComparer.Ordinal);
        var builds = question.List("builds").ToHashSet(StringComparer.Ordinal);
        var rows = Candidates(packages).Where(u =>
            (releases is null || releases.Contains(u.Release))
            && (statuses.Count == 0 || statuses.Contains(u.Status))
            && (requests.Count == 0 || (u.Request is { } request && requests.Contains(request)))
            && (types.Count == 0 || types.Contains(u.Type))
            && (aliases.Count == 0 || aliases.Contains(u.Alias))
            && (builds.Count == 0 || u.Builds.Any(b => builds.Contains(b.Nvr)))).ToList();
        var envelope = question.Envelope("updates", rows, update => UpdateJson.Of(update, world));
        envelope["chrome"] = true;
        envelope["display_user"] = true;
        envelope["display_request"] = true;
        envelope["package"] = packages.Count > 0 ? packages[0] : null;
        return envelope;
    }

    /// <summary>Null for a package's name, which leads to the search.</summary>
    public JsonObject? Update(string id)
    {
        if (world.Updates.With(id) is { } update)
            return new JsonObject { ["update"] = UpdateJson.Of(update, world), ["can_edit"] = false, ["ci_allowed"] = false };
        return world.PackageNamed(id) is null ? throw BodhiRefusal.NotFound("Invalid update id") : null;
    }

    public JsonObject TestResults(string id) => world.Updates.With(id) is { } update
        ? new JsonObject { ["decisions"] = new JsonArray(DecisionJson.Of(update)) }
        : throw BodhiRefusal.NotFound("Invalid update id");

    public JsonObject Override(string nvr) => world.Updates.Overrides.LastOrDefault(o => o.Build.Nvr == nvr) is { } found
        ? new JsonObject { ["override"] = UpdateJson.Override(found, world) }
        : throw BodhiRefusal.NotFound("No buildroot override for this build");

    public JsonObject Build(string nvr) => world.Updates.All().SelectMany(u => u.Builds).FirstOrDefault(b => b.Nvr == nvr) is { } found
        ? UpdateJson.Build(found)
        : throw BodhiRefusal.NotFound("No such build");

    public JsonObject Overrides(BodhiQuestion question)
    {
        var packages = Known(question.List("packages"));
        var expired = question.Flag("expired");
        var releases = Named(question.List("releases"));
        var builds = question.List("builds");
        var rows = world.Updates.Overrides.Where(o => (packages.Count == 0 || packages.Contains(o.Build.Package))
            && (releases is null || releases.Contains(o.Build.For)) && (builds.Count == 0 || builds.Contains(o.Build.Nvr))
            && (expired is null || o.Expired is not null == expired))
            .OrderByDescending(o => o.Submitted).ToList();
        return question.Envelope("overrides", rows, of => UpdateJson.Override(of, world));
    }

    public JsonObject Builds(BodhiQuestion question)
    {
        var packages = Known(question.List("packages"));
        var names = question.List("nvr");
        var releases = Named(question.List("releases"));
        var updates = question.List("updates");
        var known = packages.Count == 0 ? world.Updates.All() : packages.SelectMany(world.Updates.Of);
        var rows = known.Where(u => updates.Count == 0 || updates.Contains(u.Alias)).SelectMany(u => u.Builds)
            .Where(b => (packages.Count == 0 || packages.Contains(b.Package)) && (names.Count == 0 || names.Contains(b.Nvr))
                && (releases is null || releases.Contains(b.For)))
            .Distinct().OrderBy(b => b.Nvr, StringComparer.Ordinal).ToList();
        return question.Envelope("builds", rows, UpdateJson.Build);
    }

    // Names of packages are not checked here.
    private IReadOnlyList<SandboxUpdate> Candidates(IReadOnlyList<string> packages) => packages.Count == 0
        ? world.Updates.All()
        : [.. packages.Select(world.PackageNamed).OfType<SandboxPackage>().SelectMany(world.Updates.Of).Distinct()
            .OrderByDescending(u => u.Submitted).ThenBy(u => u.Alias, StringComparer.Ordinal)];

    // And here they are.
    private List<SandboxPackage> Known(IReadOnlyList<string> names)
    {
        var unknown = names.Where(n => world.PackageNamed(n) is null).ToList();
        return unknown.Count == 0
            ? [.. names.Select(n => world.PackageNamed(n)!)]
            : throw BodhiRefusal.Of("packages", $"Invalid packages specified: {string.Join(", ", unknown)}");
    }

    private HashSet<SandboxRelease>? Named(IReadOnlyList<string> names) => names.Count == 0 ? null :
    [
        .. names.SelectMany(name => name switch
        {
            "__current__" => world.Releases.All.Where(r => r.Phase is SandboxPhase.Stable or SandboxPhase.Epel && !r.Frozen),
            "__pending__" => world.Releases.Live.Where(r => r.Phase is not (SandboxPhase.Stable or SandboxPhase.Epel) || r.Frozen),
            "__archived__" => world.Releases.All.Where(r => r.Phase == SandboxPhase.Archived),
            _ => [world.Releases.All.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || r.Name == "F" + name)
                ?? throw BodhiRefusal.Of("releases", $"Invalid releases specified: {name}")],
        }),
    ];

    private static HashSet<T> Words<T>(BodhiQuestion question, string name, Func<T, string> word)
        where T : struct, Enum
    {
        var known = Enum.GetValues<T>().ToDictionary(word, StringComparer.Ordinal);
        return
        [
            .. question.List(name).Select(asked => known.TryGetValue(asked, out var value)
                ? value
                : throw BodhiRefusal.Of(name, $"\"{asked}\" is not one of {string.Join(", ", known.Keys)}")),
        ];
    }
}
