using System.Collections.Immutable;
using System.Text.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Reads which tests hold an update: Greenwave's decisions as Bodhi hands them on (<c>upstreams/http.md</c> §1.3).</summary>
internal static class GatingResults
{
    private const int Most = 20;
    private const int LongestName = 300;

    public static ImmutableArray<UnmetTest> Read(JsonElement root)
    {
        var decisions = root.Objects("decisions").ToList();
        var results = decisions.SelectMany(d => d.Objects("results")).ToList();
        return
        [
            .. decisions.SelectMany(d => d.Objects("unsatisfied_requirements")).Select(r => Unmet(r, results)).OfType<UnmetTest>()
                .Distinct().OrderByDescending(t => t.Failed).ThenBy(t => t.TestCase, StringComparer.Ordinal).Take(Most),
        ];
    }

    private static UnmetTest? Unmet(JsonElement requirement, List<JsonElement> results)
    {
        if (requirement.Text("testcase") is not { Length: > 0 } name)
            return null;
        var subject = requirement.Text("subject_identifier") ?? "";
        var failed = requirement.Text("type")?.Contains("missing", StringComparison.Ordinal) != true;
        return new UnmetTest(BodhiUpdateRow.Cut(name, LongestName), BodhiUpdateRow.Cut(subject, LongestName), failed, Log(requirement, name, results));
    }

    private static string? Log(JsonElement requirement, string testCase, List<JsonElement> results)
    {
        var number = requirement.Number("result_id");
        var result = results.Find(r => number is not null ? r.Number("id") == number : r.Object("testcase")?.Text("name") == testCase);
        return result.ValueKind == JsonValueKind.Object
            && Uri.TryCreate(result.Text("ref_url"), UriKind.Absolute, out var log) && (log.Scheme == Uri.UriSchemeHttps || log.Scheme == Uri.UriSchemeHttp) && log.UserInfo.Length == 0
            ? log.AbsoluteUri
            : null;
    }
}
