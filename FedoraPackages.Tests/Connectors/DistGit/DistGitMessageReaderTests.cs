using FedoraPackages.Connectors.DistGit;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.DistGit;

public sealed class DistGitMessageReaderTests
{
    private const string Repository =
        """{"name":"guake","namespace":"rpms","fullname":"rpms/guake","full_url":"https://src.fedoraproject.org/rpms/guake","parent":null}""";

    private const string Forge =
        """{"name":"guake","full_name":"rpms/guake","fork":false,"html_url":"https://src.fedoraproject.org/rpms/guake","owner":{"login":"rpms"}}""";

    private const string Commit = """{"commit":{"repo":"guake","namespace":"rpms","branch":"f44","path":"/srv/git/rpms/guake.git"}}""";

    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("", "", null)]
    [InlineData("\"parent\":null", "\"parent\":{\"name\":\"guake\"}", DistGitRepository.Fork)]
    [InlineData("\"parent\":null", "\"parent\":\"guake\"", DistGitRepository.Fork)]
    [InlineData("\"rpms/guake\",\"full_url", "\"forks/somebody/rpms/guake\",\"full_url", DistGitRepository.Fork)]
    [InlineData("fedoraproject.org/rpms/guake", "fedoraproject.org/fork/somebody/rpms/guake", DistGitRepository.Fork)]
    [InlineData("\"parent\":null", "\"url_path\":\"fork/somebody/rpms/guake\"", DistGitRepository.Fork)]
    [InlineData("\"parent\":null", "\"url_path\":\"/fork/somebody/rpms/guake\"", DistGitRepository.Fork)]
    [InlineData("\"parent\":null", "\"url_path\":\"rpms/guake\"", null)]
    [InlineData("\"namespace\":\"rpms\"", "\"namespace\":null", DistGitRepository.OtherNamespace)]
    [InlineData("\"namespace\":\"rpms\"", "\"namespace\":\"tests\"", DistGitRepository.OtherNamespace)]
    [InlineData("\"namespace\":\"rpms\"", "\"namespace\":[\"rpms\"]", DistGitRepository.OtherNamespace)]
    [InlineData("\"namespace\":\"rpms\",", "", DistGitRepository.OtherNamespace)]
    [InlineData("src.fedoraproject.org", "src.stg.fedoraproject.org", WhyIgnored.OtherHost)]
    [InlineData("src.fedoraproject.org", "src.fedoraproject.org.example.org", WhyIgnored.OtherHost)]
    [InlineData("src.fedoraproject.org", "src.fedoraproject.org@pagure.io", WhyIgnored.OtherHost)]
    [InlineData("\"https://src.fedoraproject.org/rpms/guake\"", "\"nowhere\"", WhyIgnored.OtherHost)]
    [InlineData("\"name\":\"guake\"", "\"name\":\"bash\"", WhyIgnored.Malformed)]
    [InlineData("\"name\":\"guake\"", "\"name\":7", WhyIgnored.Malformed)]
    [InlineData("\"name\":\"guake\",\"namespace\":\"rpms\",\"fullname\":\"rpms/guake\"", "\"name\":\"a b\",\"namespace\":\"rpms\"", WhyIgnored.BadName)]
    [InlineData(Repository, "[]", WhyIgnored.Malformed)]
    [InlineData(Repository, "null", WhyIgnored.Malformed)]
    public void Repository_ThatIsNoPackagesOwn_IsIgnoredUnderEveryTopic(string part, string instead, string? reason)
    {
        var repository = part.Length == 0 ? Repository : Repository.Replace(part, instead, StringComparison.Ordinal);

        Assert.Equal(reason, Read("pagure.git.receive", $$"""{"branch":"f44","repo":{{repository}}}""").Ignored);
        Assert.Equal(reason, Read("pagure.git.branch.creation", $$"""{"branch":"f44","repo":{{repository}}}""").Ignored);
        Assert.Equal(reason, Read("pagure.project.edit", $$"""{"project":{{repository}}}""").Ignored);
        Assert.Equal(reason, Read("pagure.pull-request.new", $$$"""{"pullrequest":{"id":7,"project":{{{repository}}}}}""").Ignored);
        Assert.Equal(reason, Read("pagure.commit.flag.added", $$$"""{"repo":{{{repository}}},"flag":{"commit_hash":"0a"}}""").Ignored);
    }

    // The counter-proof: were it not for the filter of forks, these would be pushes to the package.
    [Fact]
    public void Fork_WithoutWhatMakesItOne_IsThePackage()
    {
        var fork = Repository.Replace("\"parent\":null", "\"parent\":" + Repository, StringComparison.Ordinal)
            .Replace("\"rpms/guake\",\"full_url", "\"forks/x/rpms/guake\",\"full_url", StringComparison.Ordinal);
        var body = $$"""{"branch":"f44","repo":{{fork}}}""";

        Assert.Equal(DistGitRepository.Fork, Read("pagure.git.receive", body).Ignored);
        Assert.Equal("guake", Assert.Single(Read("pagure.git.receive", body.Replace(fork, Repository, StringComparison.Ordinal)).Facts).Package);
    }

    [Theory]
    [InlineData("\"branch\":\"f44\"", "f44", 1, Retirement.None)]
    [InlineData("\"branch\":\"refs/heads/f44\",\"total_commits\":3", "f44", 3, Retirement.None)]
    [InlineData("\"branch\":\"rawhide\",\"total_commits\":-3,\"changed_files\":[]", "rawhide", 1, Retirement.None)]
    [InlineData("\"branch\":\"rawhide\",\"changed_files\":{\"dead.package\":\"A\",\"guake.spec\":\"D\"}", "rawhide", 1, Retirement.Retired)]
    [InlineData("\"branch\":\"rawhide\",\"changed_files\":{\"dead.package\":\"D\"}", "rawhide", 1, Retirement.Unretired)]
    [InlineData("\"branch\":\"rawhide\",\"changed_files\":{\"dead.package\":\"M\"}", "rawhide", 1, Retirement.None)]
    public void Push_IsOnABranch(string members, string branch, int commits, Retirement retirement) => Assert.Equal(
        [new SourcesPushed("guake", DateTimeOffset.UnixEpoch, branch, commits) { Retirement = retirement }],
        Read("pagure.git.receive", $$"""{"repo":{{Repository}},{{members}}}""").Facts);

    [Theory]
    [InlineData("pagure.pull-request.new", "pull request 3 opened")]
    [InlineData("pagure.pull-request.rebased", "pull request 3 rebased")]
    [InlineData("pagure.pull-request.comment.added", "comment on pull request 3")]
    [InlineData("pagure.pull-request.flag.updated", "test of pull request 3 went on")]
    [InlineData("pagure.project.user.added", "maintainer added")]
    [InlineData("pagure.project.edit", "repository edited in dist-git")]
    public void Words_AreThoseOfPeople(string topic, string words) => Assert.Equal(
        words, Assert.Single(Read(topic, $$$"""{"pullrequest":{"id":3,"project":{{{Repository}}}},"project":{{{Repository}}}}""").Facts).Words);

    [Theory]
    [InlineData("opened", "pull request 3 opened")]
    [InlineData("label_updated", "labels of pull request 3 changed")]
    [InlineData("burnt", "pull request 3 changed")]
    public void Forge_Words_AreThoseOfPeople(string action, string words) => Assert.Equal(
        words,
        Assert.Single(Read("forgejo.pull_request", $$$"""{"body":{"action":"{{{action}}}","number":3,"repository":{{{Forge}}}}}""").Facts).Words);

    [Fact]
    public void Flag_OfACommit_IsNoPartOfABuild()
    {
        string Body(string commit) => $$$"""{"repo":{{{Repository}}},"flag":{"commit_hash":"{{{commit}}}","status":"success","username":"a@b"}}""";
        var fact = Assert.Single(Read("pagure.commit.flag.added", Body("0a1b")).Facts);

        Assert.Equal(("test of 0a1b: passed", "test of 0a1b, 1970-01-01"), (fact.Words, fact.Thread));
        Assert.Equal(WhyIgnored.Malformed, Read("pagure.commit.flag.added", Body("guake-1-1")).Ignored);
    }

    [Theory]
    [InlineData("somebody@example.org")]
    [InlineData("https://example.org")]
    [InlineData("aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-aaaaaaaaa-a")]
    public void Branch_ThatIsNoWord_IsIgnored(string branch) =>
        Assert.Equal(WhyIgnored.Malformed, Read("pagure.git.receive", $$"""{"repo":{{Repository}},"branch":"{{branch}}"}""").Ignored);

    [Theory]
    [InlineData("\"branch\":\"refs/notes/x\"")]
    [InlineData("\"branch\":\"refs/heads/\"")]
    [InlineData("\"branch\":\"two words\"")]
    [InlineData("\"branch\":[\"f44\"]")]
    [InlineData("\"ref\":\"f44\"")]
    public void Push_ToNoBranch_IsIgnored(string members) =>
        Assert.Equal(WhyIgnored.Malformed, Read("pagure.git.receive", $$"""{"repo":{{Repository}},{{members}}}""").Ignored);

    [Theory]
    [InlineData("", "", null)]
    [InlineData("\"rpms\"", "null", DistGitRepository.OtherNamespace)]
    [InlineData("\"rpms\"", "\"container\"", DistGitRepository.OtherNamespace)]
    [InlineData("\"namespace\":\"rpms\",", "", DistGitRepository.OtherNamespace)]
    [InlineData("/srv/git/rpms", "/srv/git/forks/somebody/rpms", DistGitRepository.Fork)]
    [InlineData("\"path\":\"", "\"url\":\"https://src.fedoraproject.org/forks/somebody", DistGitRepository.Fork)]
    [InlineData("\"path\":\"", "\"url\":\"https://src.fedoraproject.org/fork/somebody", DistGitRepository.Fork)]
    [InlineData("\"guake\"", "\"<script>\"", WhyIgnored.BadName)]
    [InlineData("\"guake\"", "[\"guake\"]", WhyIgnored.Malformed)]
    [InlineData("\"f44\"", "7", WhyIgnored.Malformed)]
    public void Commit_OneThingOtherwise_IsIgnoredWithThatReason(string part, string instead, string? reason) =>
        Assert.Equal(reason, Read("git.receive", part.Length == 0 ? Commit : Commit.Replace(part, instead, StringComparison.Ordinal)).Ignored);

    [Theory]
    [InlineData("git.receive.guake.master")]
    [InlineData("git.branch")]
    [InlineData("git.lookaside.new")]
    [InlineData("pagure.something.new")]
    [InlineData("pagure.project.something")]
    public void Topic_OfOlderTimesOrNewerOnes_IsUnknown(string topic) => Assert.Equal(WhyIgnored.UnknownTopic, Read(topic, Commit).Ignored);

    [Theory]
    [InlineData("", "", null)]
    [InlineData("\"fork\":false", "\"fork\":true", DistGitRepository.Fork)]
    [InlineData("\"fork\":false,", "", DistGitRepository.Fork)]
    [InlineData("\"login\":\"rpms\"", "\"login\":\"infra\"", DistGitRepository.OtherNamespace)]
    [InlineData("{\"login\":\"rpms\"}", "\"rpms\"", DistGitRepository.OtherNamespace)]
    [InlineData("src.fedoraproject.org", "forge.fedoraproject.org", WhyIgnored.OtherHost)]
    [InlineData("\"html_url\":", "\"url\":", WhyIgnored.Malformed)]
    [InlineData("\"https://src.fedoraproject.org/rpms/guake\"", "null", WhyIgnored.Malformed)]
    [InlineData("\"rpms/guake\",\"fork", "\"infra/guake\",\"fork", WhyIgnored.Malformed)]
    [InlineData("\"name\":\"guake\"", "\"name\":null", WhyIgnored.Malformed)]
    public void Forge_RepositoryThatIsNoPackages_IsIgnored(string part, string instead, string? reason)
    {
        var repository = part.Length == 0 ? Forge : Forge.Replace(part, instead, StringComparison.Ordinal);

        Assert.Equal(reason, Read("forgejo.push", $$$"""{"body":{"ref":"refs/heads/f44","repository":{{{repository}}}}}""").Ignored);
        Assert.Equal(reason, Read("forgejo.pull_request", $$$"""{"body":{"number":7,"repository":{{{repository}}}}}""").Ignored);
    }

    [Theory]
    [InlineData("\"added\":[\"dead.package\"]", Retirement.Retired)]
    [InlineData("\"removed\":[7,\"dead.package\"]", Retirement.Unretired)]
    [InlineData("\"modified\":[\"dead.package\"]", Retirement.None)]
    [InlineData("\"added\":\"dead.package\"", Retirement.None)]
    public void Forge_Push_SaysWhetherThePackageIsRetired(string files, Retirement retirement) => Assert.Equal(
        [new SourcesPushed("guake", DateTimeOffset.UnixEpoch, "f44", 1) { Retirement = retirement }],
        Read("forgejo.push", $$$"""{"body":{"ref":"refs/heads/f44","commits":[{{{{files}}}}],"repository":{{{Forge}}}}}""").Facts);

    [Fact]
    public void Forge_PushOfATag_IsNoPushOfSources() =>
        Assert.Equal(WhyIgnored.NoMeaning, Read("forgejo.push", $$$"""{"body":{"ref":"refs/tags/v1","repository":{{{Forge}}}}}""").Ignored);

    private static MessageReading Read(string topic, string body) => Readers.Read("org.fedoraproject.prod." + topic, body);
}
