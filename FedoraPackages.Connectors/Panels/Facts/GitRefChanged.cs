using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A branch or a tag was made in the package's repository in dist-git, or deleted.</summary>
[FactName("git-ref")]
public sealed record GitRefChanged(string Package, DateTimeOffset SentAt, string Name, bool IsTag, bool Exists) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"{(IsTag ? "tag" : "branch")} {Name}";

    [JsonIgnore]
    public override Facets Facets => Facets.Sources;

    [JsonIgnore]
    public override string Words => $"{(IsTag ? "tag" : "branch")} {Name} {(Exists ? "made" : "deleted")}";
}
