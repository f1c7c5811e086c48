using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A newer version was found, and a bug filed about it.</summary>
/// <param name="BugId">Null when there is none after all.</param>
[FactName("upstream-bug")]
public sealed record UpstreamBugFiled(string Package, DateTimeOffset SentAt, long? BugId) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => "bug about a newer version";

    [JsonIgnore]
    public override Facets Facets => Facets.Bugs | Facets.Upstream;

    [JsonIgnore]
    public override string Words => BugId is { } id ? $"bug {id} about a newer version" : "bug about a newer version";
}
