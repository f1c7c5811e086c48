using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>What is packaged has a newer version.</summary>
/// <param name="Project">Anitya's number.</param>
/// <param name="Version">The newest; null where it is not said.</param>
[FactName("upstream-release")]
public sealed record UpstreamReleased(string Package, DateTimeOffset SentAt, long Project, string? Version) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"versions of project {Project}";

    [JsonIgnore]
    public override Facets Facets => Facets.Upstream;

    [JsonIgnore]
    public override string Words => $"upstream version {Version ?? "unknown"}";
}
