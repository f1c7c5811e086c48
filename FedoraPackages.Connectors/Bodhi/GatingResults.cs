using System.Collections.Immutable;
using System.Text.Json;
using FedoraPackages.Connectors.Json;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Reads which tests hold an update: Greenwave's decisions as Bodhi hands them on (<c>upstreams/http.md</c> §1.3).</summary>
internal static class GatingResults
{
    private const int Most = 50;
    private const int LongestName = 300;

    /// <summary>Everything that holds it, at most <see cref="Most"/>: what has a shape we do not know is among it under its own words.</summary>
    public static ImmutableArray<UnmetTest> Read(JsonElement root)
    {
        if (!root.TryGetProperty("decisions", out var list) || list.ValueKind != JsonValueKind.Array)
            throw BodhiApi.Unreadable("decisions of another shape");
        var decisions = root.Objects("decisions").ToList();
        var results = decisions.SelectMany(d => d.Objects("results")).ToList();
        return
        [
            .. decisions.SelectMany(d => Unmet(d, results))
                .Distinct().OrderByDescending(t => t.Failed).ThenBy(t => t.Kind)
                .ThenBy(t => t.TestCase, StringComparer.Ordinal).ThenBy(t => t.Subject, StringComparer.Ordinal).Take(Most),
        ];
    }

    private static IEnumerable<UnmetTest> Unmet(JsonElement decision, List<JsonElement> results)
    {
        var requirements = decision.TryGetProperty("unsatisfied_requirements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().ToList()
            : [];
        // A decision that names nothing still says something.
        if (requirements.Count == 0 && decision.Flag("policies_satisfied") == false)
            return [Other(decision.Text("summary"), "")];
        return requirements.Select(r => r.ValueKind == JsonValueKind.Object ? Requirement(r, results) : Other(null, ""));
    }

    private static UnmetTest Requirement(JsonElement requirement, List<JsonElement> results)
    {
        var subject = BodhiUpdateRow.Cut(requirement.Text("subject_identifier") ?? "", LongestName);
        var type = requirement.Text("type");
        UnmetKind? rules = type switch
        {
            "missing-gating-yaml" => UnmetKind.RulesMissing,
            "invalid-gating-yaml" => UnmetKind.RulesInvalid,
            "failed-fetch-gating-yaml" => UnmetKind.RulesNotFetched,
            _ => null,
        };
        if (rules is { } kind)
            return new UnmetTest("gating.yaml", subject, Failed: true, null, kind);
        if (requirement.Text("testcase") is not { Length: > 0 } name)
            return Other(type, subject);
        var failed = type?.Contains("missing", StringComparison.Ordinal) != true;
        return new UnmetTest(BodhiUpdateRow.Cut(name, LongestName), subject, failed, Log(requirement, name, results));
    }

    private static UnmetTest Other(string? words, string subject) =>
        new(
            words is { Length: > 0 } ? BodhiUpdateRow.Clean(words, LongestName) : "a requirement of another shape",
            subject, Failed: true, null, UnmetKind.Other);

    private static string? Log(JsonElement requirement, string testCase, List<JsonElement> results)
    {
        var number = requirement.Number("result_id");
        var result = results.Find(r => number is not null ? r.Number("id") == number : r.Object("testcase")?.Text("name") == testCase);
        return result.ValueKind == JsonValueKind.Object
            && Uri.TryCreate(result.Text("ref_url"), UriKind.Absolute, out var log)
            && (log.Scheme == Uri.UriSchemeHttps || log.Scheme == Uri.UriSchemeHttp) && log.UserInfo.Length == 0
            ? log.AbsoluteUri
            : null;
    }
}
