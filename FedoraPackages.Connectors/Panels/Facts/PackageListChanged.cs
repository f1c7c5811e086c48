using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A package was added to, blocked in or removed from a tag's package list.</summary>
[FactName("package-list")]
public sealed record PackageListChanged(string Package, DateTimeOffset SentAt, string Tag, string Action) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"{Package} in the list of {Tag}";

    [JsonIgnore]
    public override Facets Facets => Facets.Overview;

    [JsonIgnore]
    public override string Words => $"{Package} {Action} in {Tag}";
}
