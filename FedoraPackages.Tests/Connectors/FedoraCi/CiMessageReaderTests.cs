using FedoraPackages.Connectors.FedoraCi;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.FedoraCi;

public sealed class CiMessageReaderTests
{
    private const string Build = """
        {"artifact":{"type":"koji-build","id":7,"component":"guake","nvr":"guake-3.10-1.fc44","scratch":false},
         "test":{"namespace":"fedora-ci","type":"rpminspect","category":"static-analysis","result":"passed"}}
        """;

    private const string Update =
        """{"artifact":{"type":"fedora-update","alias":"FEDORA-2026-0123456789","builds":[{"nvr":"guake-3.10-1.fc44"},{"nvr":"bash-5.3-1.fc44"}]}}""";

    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("org.centos.prod.ci.koji-build.test.queued", TestState.Queued)]
    [InlineData("org.centos.prod.ci.koji-build.test.running", TestState.Running)]
    [InlineData("org.centos.prod.ci.koji-build.test.complete", TestState.Passed)]
    [InlineData("org.centos.prod.ci.koji-build.test.error", TestState.Error)]
    [InlineData("org.fedoraproject.prod.ci.koji-build.test.complete", TestState.Passed)]
    public void Build_UnderEitherPrefix_IsTested(string topic, TestState state) => Assert.Equal(
        [new TestFinished("guake", DateTimeOffset.UnixEpoch, "guake-3.10-1.fc44", "fedora-ci.rpminspect.static-analysis", state)],
        Readers.Read(topic, Build).Facts);

    [Theory]
    [InlineData("\"id\":7", "\"id\":\"7\"", null)]
    [InlineData("\"component\":\"guake\",", "", null)]
    [InlineData("\"scratch\":false", "\"scratch\":null", null)]
    [InlineData("\"scratch\":false", "\"scratch\":true", WhyIgnored.Scratch)]
    [InlineData("\"scratch\":false", "\"scratch\":\"true\"", WhyIgnored.Scratch)]
    [InlineData("\"scratch\":false", "\"scratch\":\"TRUE\"", WhyIgnored.Scratch)]
    [InlineData("\"scratch\":false", "\"scratch\":1", WhyIgnored.Scratch)]
    [InlineData("\"scratch\":false", "\"scratch\":\"1\"", WhyIgnored.Scratch)]
    [InlineData("\"scratch\":false", "\"scratch\":0", null)]
    [InlineData("\"scratch\":false", "\"scratch\":\"False\"", null)]
    [InlineData("koji-build", "brew-build", CiMessageReader.OtherArtifact)]
    [InlineData("\"component\":\"guake\"", "\"component\":\"bash\"", WhyIgnored.Malformed)]
    [InlineData("\"guake-3.10-1.fc44\"", "[\"guake-3.10-1.fc44\"]", WhyIgnored.Malformed)]
    [InlineData("\"guake-3.10-1.fc44\"", "\"guake\"", WhyIgnored.BadName)]
    [InlineData("guake-3.10-1.fc44", "guake-3.10-1\\u0000", WhyIgnored.BadName)]
    [InlineData("guake-3.10-1.fc44", "\\ud800-3.10-1.fc44", WhyIgnored.NotJson)]
    public void Build_OneThingOtherwise_IsIgnoredWithThatReason(string part, string instead, string? reason) =>
        Assert.Equal(reason, Readers.Read("org.centos.prod.ci.koji-build.test.complete", Build.Replace(part, instead, StringComparison.Ordinal)).Ignored);

    [Theory]
    [InlineData(",\"nvr\":\"guake-3.10-1.fc44\"", "")]
    [InlineData("\"nvr\":\"guake-3.10-1.fc44\"", "\"nvr\":null")]
    public void Build_OfWhichOnlyTheComponentIsNamed_IsThatPackages(string part, string instead)
    {
        var fact = Assert.Single(Readers.Read("org.centos.prod.ci.koji-build.test.error", Build.Replace(part, instead, StringComparison.Ordinal)).Facts);

        Assert.Equal(("guake", "fedora-ci.rpminspect.static-analysis of guake: error"), (fact.Package, fact.Words));
        Assert.Equal("fedora-ci.rpminspect.static-analysis of guake, 1970-01-01", fact.Thread);
    }

    [Fact]
    public void Update_WhoseBuildsNameOnlyTheirComponents_IsAboutThose() => Assert.Equal(
        ["guake", "bash"],
        Readers.Read("org.centos.prod.ci.fedora-update.test.complete", Update
            .Replace("\"nvr\":\"guake-3.10-1.fc44\"", "\"component\":\"guake\"", StringComparison.Ordinal)).Facts.Select(fact => fact.Package));

    [Fact]
    public void Thread_OfATest_IsThatOfTheBuildOrTheUpdate()
    {
        Assert.Equal("build guake-3.10-1.fc44", Readers.Read("org.centos.prod.ci.koji-build.test.complete", Build).Facts[0].Thread);
        Assert.Equal("update FEDORA-2026-0123456789", Readers.Read("org.centos.prod.ci.fedora-update.test.complete", Update).Facts[0].Thread);
    }

    [Fact]
    public void Update_ThatIsTested_IsAboutEachOfItsPackages() => Assert.Equal(
        [("guake", Facets.Tests | Facets.Updates), ("bash", Facets.Tests | Facets.Updates)],
        Readers.Read("org.centos.prod.ci.fedora-update.test.complete", Update).Facts.Select(fact => (fact.Package, fact.Facets)));

    [Theory]
    [InlineData("FEDORA-2026", "FEDORA-FLATPAK-2026", WhyIgnored.NotRpm)]
    [InlineData("FEDORA-2026", "FEDORA-EPEL-MODULAR-2026", WhyIgnored.NotRpm)]
    [InlineData("FEDORA-2026-0123456789", "somebody", WhyIgnored.BadName)]
    [InlineData("\"alias\"", "\"name\"", WhyIgnored.Malformed)]
    [InlineData("\"nvr\"", "\"name\"", CiMessageReader.NoBuilds)]
    [InlineData("\"builds\":[", "\"builds\":[[", WhyIgnored.NotJson)]
    public void Update_OneThingOtherwise_IsIgnoredWithThatReason(string part, string instead, string reason) =>
        Assert.Equal(reason, Readers.Read("org.centos.prod.ci.fedora-update.test.complete", Update.Replace(part, instead, StringComparison.Ordinal)).Ignored);

    [Theory]
    [InlineData("org.centos.prod.ci.dist-git-pr.test.complete", CiMessageReader.PullRequest)]
    [InlineData("org.fedoraproject.prod.ci.productmd-compose.test.complete", WhyIgnored.NoPackage)]
    [InlineData("org.centos.prod.ci.koji-build.something", WhyIgnored.UnknownTopic)]
    [InlineData("org.centos.prod.ci.pipeline.package.complete", WhyIgnored.UnknownTopic)]
    public void Topic_WithoutMeaning_IsIgnoredWithThatReason(string topic, string reason) => Assert.Equal(reason, Readers.Read(topic, Build).Ignored);
}
