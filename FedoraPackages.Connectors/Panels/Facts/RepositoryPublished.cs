using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A whole repository has new contents; which packages changed in it is not said.</summary>
/// <param name="Repository">As its publisher calls it: <c>Rawhide</c>, <c>f43-updates</c>.</param>
/// <param name="Revision">The compose; null where it is not said.</param>
[FactName("repository")]
public sealed record RepositoryPublished(DateTimeOffset SentAt, string Repository, string? Revision = null) : Fact("", SentAt)
{
    [JsonIgnore]
    public override string Subject => $"repository {Repository}";

    [JsonIgnore]
    public override Facets Facets => Facets.Bulk;

    [JsonIgnore]
    public override string Words => $"repository {Repository} published";
}
