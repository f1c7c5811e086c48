using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Faf;

/// <summary>
/// Reads which crashes were reported often (<c>upstreams/bus.md</c> §3.8). Whether anybody still says so is not known, so it is not listened to.
/// </summary>
internal sealed class FafMessageReader(TopicPrefixes prefixes) : TopicReader(Table, [prefixes.Fedora + ".faf"], [])
{
    private const int MostPackages = 1_000;

    // The number of reports stands at the end of the topic.
    private static readonly TopicTable Table = new()
    {
        { "report.threshold*", Problem },
        { "problem.threshold*", Problem },
    };

    private static MessageReading Problem(FedoraMessage message, JsonElement body)
    {
        var (problem, count) = (body.Number("problem_id") ?? body.Number("report_id") ?? 0, Math.Max(0, body.Number("count") ?? 0));
        IReadOnlyList<Fact> facts =
        [
            .. Components(body).Where(PackageName.IsValid).Distinct(StringComparer.Ordinal).Take(MostPackages)
                .Select(name => new ProblemCounted(name, message.SentAt, problem, count)),
        ];
        return facts.OrIgnore(WhyIgnored.NoPackage);
    }

    private static IEnumerable<string> Components(JsonElement body) =>
        body.TryGetProperty("components", out var several) && several.ValueKind == JsonValueKind.Array && body.Names("components").Any()
            ? body.Names("components")
            : body.Names("component");
}
