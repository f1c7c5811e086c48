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
    public override string Words => Action switch
    {
        "add" => $"{Package} added to {Tag}",
        "block" => $"{Package} blocked in {Tag}",
        "unblock" => $"{Package} not blocked in {Tag} any more",
        "remove" => $"{Package} removed from {Tag}",
        "set owner" => $"{Package} has another owner in {Tag}",
        "set arches" => $"{Package} has other architectures in {Tag}",
        _ => $"{Package} changed in {Tag}",
    };
}
