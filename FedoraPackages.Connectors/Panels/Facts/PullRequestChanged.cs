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
    public override string Words => Change switch
    {
        "new" or "opened" => $"pull request {Number} opened",
        "closed" or "reopened" or "rebased" or "updated" or "edited" or "assigned" or "unassigned" or "reviewed" => $"pull request {Number} {Change}",
        "synchronized" => $"pull request {Number} updated",
        "initial_comment.edited" => $"description of pull request {Number} edited",
        "comment.added" => $"comment on pull request {Number}",
        "comment.edited" => $"comment on pull request {Number} edited",
        "assigned.added" => $"pull request {Number} assigned",
        "assigned.reset" => $"pull request {Number} unassigned",
        "flag.added" => $"test reported on pull request {Number}",
        "flag.updated" => $"test of pull request {Number} went on",
        "tag.added" => $"label added to pull request {Number}",
        "tag.removed" => $"label removed from pull request {Number}",
        "label_updated" => $"labels of pull request {Number} changed",
        "label_cleared" => $"labels removed from pull request {Number}",
        "milestoned" => $"pull request {Number} put on a milestone",
        "demilestoned" => $"pull request {Number} taken off its milestone",
        "review_requested" => $"review of pull request {Number} asked for",
        "review_request_removed" => $"review of pull request {Number} not asked for any more",
        _ => $"pull request {Number} changed",
    };
}
