using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.DistGit;

/// <summary>
/// Reads what dist-git's own hook says (<c>upstreams/bus.md</c> §3.5): a message for each commit. Pagure says the same once for each push, which
/// is what is listened to; these are read where somebody replays them.
/// </summary>
internal sealed class GitMessageReader(TopicPrefixes prefixes) : TopicReader(Table, [prefixes.Fedora + ".git"], [], DistGitRepository.Reasons)
{
    private static readonly TopicTable Table = new() { { "receive", Commit } };

    private static MessageReading Commit(FedoraMessage message, JsonElement body)
    {
        if (body.Object("commit") is not { } commit)
            return MessageBody.Lacks("commit");
        if (commit.Text("namespace") != "rpms")
            return MessageReading.Ignore(DistGitRepository.OtherNamespace);
        if (IsFork(commit))
            return MessageReading.Ignore(DistGitRepository.Fork);
        return commit.Text("repo") is { } name && GitRef.Branch(commit) is { } branch
            ? MessageBody.About(name, () => new SourcesPushed(name, message.SentAt, branch, 1) { Head = commit.Label("rev"), Retirement = Retirement(commit) })
            : MessageBody.Lacks((commit.Text("repo") is not null, "commit.repo"), (GitRef.Branch(commit) is not null, "commit.branch"));
    }

    private static bool IsFork(JsonElement commit) => new[] { commit.Text("path"), commit.Text("url") }.Any(place =>
        place?.Contains("/forks/", StringComparison.Ordinal) == true || place?.Contains("/fork/", StringComparison.Ordinal) == true);

    // The file says in one line why: what is added has lines more, what is removed lines less.
    private static Retirement Retirement(JsonElement commit) =>
        commit.Object("stats")?.Object("files")?.Object(GitRef.DeadPackage) is not { } file ? Panels.Facts.Retirement.None
        : (file.Number("additions") ?? 0).CompareTo(file.Number("deletions") ?? 0) switch
        {
            > 0 => Panels.Facts.Retirement.Retired,
            < 0 => Panels.Facts.Retirement.Unretired,
            _ => Panels.Facts.Retirement.None,
        };
}
