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
    public override string Words => Change switch
    {
        "new" => "repository made in dist-git",
        "edit" => "repository edited in dist-git",
        "deleted" => "repository deleted in dist-git",
        "user.added" => "maintainer added",
        "user.removed" => "maintainer removed",
        "user.access.updated" => "maintainer's rights changed",
        "group.added" => "group of maintainers added",
        "group.removed" => "group of maintainers removed",
        "group.access.updated" => "rights of a group of maintainers changed",
        "tag.added" => "label added in dist-git",
        "tag.edited" => "label edited in dist-git",
        "tag.removed" => "label removed in dist-git",
        _ => "changed in dist-git",
    };
}
