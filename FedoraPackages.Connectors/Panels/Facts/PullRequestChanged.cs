using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Something happened to a pull request against the package in dist-git.</summary>
/// <param name="Change">The last words of the topic: <c>comment.added</c>. One of a fixed set.</param>
[FactName("pull-request")]
public sealed record PullRequestChanged(string Package, DateTimeOffset SentAt, long Number, string Change) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"pull request {Number}";

    [JsonIgnore]
    public override Facets Facets => Facets.Sources;

    [JsonIgnore]
    public override string Words => $"pull request {Number} {Change}";
}
