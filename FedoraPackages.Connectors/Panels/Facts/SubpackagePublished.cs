using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>
/// A repository has another build of this subpackage. <c>Package</c> is the subpackage's name here: which source package it comes from must be
/// looked up before anything is made stale.
/// </summary>
[FactName("subpackage")]
public sealed record SubpackagePublished(string Package, DateTimeOffset SentAt, string Repository) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"{Package} in repository {Repository}";

    [JsonIgnore]
    public override Facets Facets => Facets.Changelog | Facets.Contents | Facets.Overview | Facets.Relationships;

    [JsonIgnore]
    public override string Words => $"{Package} published in {Repository}";
}
