using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.DistGit;

/// <summary>
/// Reads what Forgejo says once dist-git has moved there (<c>upstreams/bus.md</c> §3.5): a webhook's body inside the message's. Ordinary
/// repositories of Fedora's forge are told by their owner and their host. The webhook's headers may hold secrets and are not looked at.
/// </summary>
internal sealed class ForgejoMessageReader(TopicPrefixes prefixes)
    : TopicReader(Table(prefixes), [prefixes.Fedora + ".forgejo"], Keys, DistGitRepository.Reasons)
{
    private const int MostCommits = 1_000;

    private static readonly string[] Keys = ["push", "pull_request"];

    private static readonly string[] Changes =
    [
        "opened", "closed", "reopened", "edited", "assigned", "unassigned", "synchronized", "label_updated", "label_cleared", "milestoned", "demilestoned",
        "review_requested", "review_request_removed", "reviewed",
    ];

    private static TopicTable Table(TopicPrefixes prefixes) => new()
    {
        { "push", (message, body) => Push(message, body, prefixes) },
        { "pull_request", (message, body) => PullRequest(message, body, prefixes) },
        { "action_run_*", WhyIgnored.NoMeaning },
        { "issue*", WhyIgnored.NoMeaning },
        { "fork", DistGitRepository.Fork },
    };

    private static MessageReading Push(FedoraMessage message, JsonElement body, TopicPrefixes prefixes)
    {
        if (body.Object("body") is not { } hook)
            return MessageBody.Lacks("body");
        if (hook.Label("ref") is not { } of)
            return MessageBody.Lacks("body.ref");
        // A tag, or a note.
        if (GitRef.Branch(hook, "ref") is not { } branch)
            return of.StartsWith("refs/", StringComparison.Ordinal) ? MessageReading.Ignore(WhyIgnored.NoMeaning) : MessageBody.Lacks("body.ref");
        var commits = hook.Objects("commits").Take(MostCommits).ToList();
        return Of(hook, prefixes, name => new SourcesPushed(name, message.SentAt, branch, Math.Max(1, hook.Number("total_commits") ?? commits.Count))
        {
            Head = hook.Label("after"),
            Retirement = commits.Select(OfCommit).FirstOrDefault(r => r != Retirement.None),
        });
    }

    private static MessageReading PullRequest(FedoraMessage message, JsonElement body, TopicPrefixes prefixes)
    {
        if (body.Object("body") is not { } hook)
            return MessageBody.Lacks("body");
        var change = hook.Text("action") is { } action && Changes.Contains(action, StringComparer.Ordinal) ? action : "changed";
        return hook.Number("number") is > 0 and var number
            ? Of(hook, prefixes, name => new PullRequestChanged(name, message.SentAt, number, change))
            : MessageBody.Lacks("body.number, a number above 0");
    }

    private static Retirement OfCommit(JsonElement commit) =>
        Names(commit, "added") ? Retirement.Retired
        : Names(commit, "removed") ? Retirement.Unretired
        : Retirement.None;

    private static bool Names(JsonElement commit, string member) => commit.TryGetProperty(member, out var files) && files.ValueKind == JsonValueKind.Array
        && files.EnumerateArray().Any(file => file.ValueKind == JsonValueKind.String && file.ValueEquals(GitRef.DeadPackage));

    private static MessageReading Of(JsonElement hook, TopicPrefixes prefixes, Func<string, Fact> fact) =>
        DistGitRepository.OfForgejo(hook.Object("repository"), prefixes).Read(fact);
}
