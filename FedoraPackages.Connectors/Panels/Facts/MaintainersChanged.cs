using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Who maintains the package in dist-git changed, or what is said about it there.</summary>
/// <param name="Change">The last words of the topic: <c>user.added</c>. One of a fixed set.</param>
[FactName("maintainers")]
public sealed record MaintainersChanged(string Package, DateTimeOffset SentAt, string Change) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => "maintainers";

    [JsonIgnore]
    public override Facets Facets => Facets.Overview;

    [JsonIgnore]
    public override string Words => $"{Change} in dist-git";
}
