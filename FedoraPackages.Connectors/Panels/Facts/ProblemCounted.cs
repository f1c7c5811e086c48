using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A crash was reported often enough to be told.</summary>
/// <param name="Problem">The number of the problem, or of the report when it is none yet; 0 where it is not said.</param>
[FactName("problem")]
public sealed record ProblemCounted(string Package, DateTimeOffset SentAt, long Problem, long Count) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"problem {Problem}";

    [JsonIgnore]
    public override Facets Facets => Facets.Problems;

    [JsonIgnore]
    public override string Words => $"problem {Problem} reported {Count} times";
}
