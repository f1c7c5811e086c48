using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>It was said which package holds a project of Anitya's, or that this one does no more.</summary>
/// <param name="Project">Anitya's number.</param>
[FactName("upstream-mapping")]
public sealed record UpstreamMapped(string Package, DateTimeOffset SentAt, long Project, bool Mapped) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"mapping of project {Project}";

    [JsonIgnore]
    public override Facets Facets => Facets.Upstream;

    [JsonIgnore]
    public override string Words => $"{(Mapped ? "mapped to" : "not mapped to")} project {Project}";
}
