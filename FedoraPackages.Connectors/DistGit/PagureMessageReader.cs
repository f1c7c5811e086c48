using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.DistGit;

/// <summary>
/// Reads what Pagure says of dist-git (<c>upstreams/bus.md</c> §3.5). The Pagure of everything else uses the same words under
/// <c>io.pagure</c>, and no package is there.
/// </summary>
internal sealed class PagureMessageReader(TopicPrefixes prefixes) : TopicReader(Table(prefixes), [prefixes.Fedora + ".pagure"], Keys, DistGitRepository.Reasons)
{
    private static readonly string[] Keys = ["git.#", "project.#", "pull-request.#"];

    private static readonly string[] OfProjects =
    [
        "new", "edit", "deleted", "user.added", "user.removed", "user.access.updated", "group.added", "group.removed", "group.access.updated",
        "tag.added", "tag.edited", "tag.removed",
    ];

    private static readonly string[] OfPullRequests =
    [
        "new", "closed", "reopened", "rebased", "updated", "initial_comment.edited", "comment.added", "comment.edited", "assigned.added", "assigned.reset",
        "flag.added", "flag.updated", "tag.added", "tag.removed",
    ];

    private static TopicTable Table(TopicPrefixes prefixes)
    {
        var table = new TopicTable
        {
            { "git.receive", (message, body) => Push(message, body, prefixes) },
            { "git.branch.creation", (message, body) => Ref(message, body, prefixes, isTag: false, exists: true) },
            { "git.branch.deletion", (message, body) => Ref(message, body, prefixes, isTag: false, exists: false) },
            { "git.tag.creation", (message, body) => Ref(message, body, prefixes, isTag: true, exists: true) },
            { "git.tag.deletion", (message, body) => Ref(message, body, prefixes, isTag: true, exists: false) },
            { "git.tag.modification", (message, body) => Ref(message, body, prefixes, isTag: true, exists: true) },
            { "commit.flag.added", (message, body) => Flag(message, body, prefixes) },
            { "commit.flag.updated", (message, body) => Flag(message, body, prefixes) },
            { "project.forked", DistGitRepository.Fork },
            { "issue.*", WhyIgnored.NoMeaning },
            { "group.*", WhyIgnored.NoMeaning },
        };
        foreach (var change in OfProjects)
            table.Add("project." + change, (message, body) =>
                Of(body.Object("project"), prefixes, name => new MaintainersChanged(name, message.SentAt, change)));
        foreach (var change in OfPullRequests)
            table.Add("pull-request." + change, (message, body) => PullRequest(message, body, prefixes, change));
        return table;
    }

    private static MessageReading Push(FedoraMessage message, JsonElement body, TopicPrefixes prefixes) => GitRef.Branch(body) is not { } branch
        ? MessageBody.Lacks("branch")
        : Of(body.Object("repo"), prefixes, name => new SourcesPushed(name, message.SentAt, branch, Math.Max(1, body.Number("total_commits") ?? 1))
        {
            Head = body.Label("end_commit"),
            Retirement = body.Object("changed_files")?.Text(GitRef.DeadPackage) switch
            {
                "A" => Retirement.Retired,
                "D" => Retirement.Unretired,
                _ => Retirement.None,
            },
        });

    private static MessageReading Ref(FedoraMessage message, JsonElement body, TopicPrefixes prefixes, bool isTag, bool exists) =>
        (isTag ? body.Label("tag") : GitRef.Branch(body)) is { } of
            ? Of(body.Object("repo"), prefixes, name => new GitRefChanged(name, message.SentAt, of, isTag, exists))
            : MessageBody.Lacks(isTag ? "tag" : "branch");

    private static MessageReading PullRequest(FedoraMessage message, JsonElement body, TopicPrefixes prefixes, string change)
    {
        if (body.Object("pullrequest") is not { } request)
            return MessageBody.Lacks("pullrequest");
        return request.Number("id") is > 0 and var number
            ? Of(request.Object("project"), prefixes, name => new PullRequestChanged(name, message.SentAt, number, change))
            : MessageBody.Lacks("pullrequest.id, a number above 0");
    }

    private static MessageReading Flag(FedoraMessage message, JsonElement body, TopicPrefixes prefixes) =>
        body.Object("flag") is { } flag && flag.Label("commit_hash") is { } commit && commit.All(char.IsAsciiHexDigit)
            ? Of(body.Object("repo"), prefixes, name =>
                new TestFinished(name, message.SentAt, commit, flag.TestName("username") ?? "test", TestWords.State(flag.Text("status"))))
            : MessageBody.Lacks("flag.commit_hash, a commit's number");

    private static MessageReading Of(JsonElement? repository, TopicPrefixes prefixes, Func<string, Fact> fact) =>
        DistGitRepository.OfPagure(repository, prefixes).Read(fact);
}
