using System.Text.Json;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>What holds for all readers together.</summary>
public sealed class TopicReaderTests
{
    private const string Half = "\ud800";

    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    public static TheoryData<string> Topics => [.. Readers.SelectMany(reader => reader.ReadTopics)];

    [Fact]
    public void Keys_AreThoseOfTheContract() => Assert.Equal(
    [
        "org.centos.prod.ci.fedora-update.test.*",
        "org.centos.prod.ci.koji-build.test.*",
        "org.fedoraproject.prod.bodhi.buildroot_override.*",
        "org.fedoraproject.prod.bodhi.compose.#",
        "org.fedoraproject.prod.bodhi.update.#",
        "org.fedoraproject.prod.bugzilla.bug.*",
        "org.fedoraproject.prod.buildsys.build.state.change",
        "org.fedoraproject.prod.buildsys.package.list.change",
        "org.fedoraproject.prod.buildsys.tag",
        "org.fedoraproject.prod.buildsys.untag",
        "org.fedoraproject.prod.forgejo.pull_request",
        "org.fedoraproject.prod.forgejo.push",
        "org.fedoraproject.prod.greenwave.decision.update",
        "org.fedoraproject.prod.hotness.update.bug.file",
        "org.fedoraproject.prod.koschei.package.state.change",
        "org.fedoraproject.prod.mdapi.repo.update",
        "org.fedoraproject.prod.pagure.git.#",
        "org.fedoraproject.prod.pagure.project.#",
        "org.fedoraproject.prod.pagure.pull-request.#",
        "org.fedoraproject.prod.pungi.compose.status.change",
        "org.fedoraproject.prod.resultsdb.result.new",
        "org.fedoraproject.prod.waiverdb.waiver.new",
        "org.release-monitoring.prod.anitya.project.map.*",
        "org.release-monitoring.prod.anitya.project.version.update.v2",
    ], Readers.SelectMany(reader => reader.Topics).Order(StringComparer.Ordinal));

    [Fact]
    public void Written_EveryMessage_IsAboutItsPackageAndItsFacets() => Assert.All(WrittenMessages.All, written =>
    {
        var reading = Readers.Read(written.Topic, written.Body);

        Assert.Null(reading.Ignored);
        Assert.Equal(written.Packages, string.Join(',', reading.Facts.Select(fact => fact.Package).Where(name => name.Length > 0)));
        Assert.Equal(written.Facets, string.Join(',', FacetWords.Of(reading.Facts)));
    });

    [Fact]
    public void Written_ThereIsOneForEveryReader() =>
        Assert.All(Readers, reader => Assert.Contains(WrittenMessages.All, written => reader.Reads(written.Topic)));

    [Fact]
    public void Facts_OfEveryKind_AreKeptAndReadAsTheyWere() => Assert.All(WrittenMessages.All.SelectMany(w => Readers.Read(w.Topic, w.Body).Facts), fact =>
    {
        var kept = JsonSerializer.Serialize(fact, FactJson.Options);

        Assert.Equal(fact, JsonSerializer.Deserialize<Fact>(kept, FactJson.Options));
        Assert.DoesNotContain("facets", kept, StringComparison.Ordinal);
        Assert.NotEmpty(fact.Subject);
        Assert.NotEmpty(fact.Words);
    });

    [Fact]
    public void Topic_OfAnotherEnvironment_IsNobodys() => Assert.All(WrittenMessages.All, written =>
    {
        var staging = written.Topic.Replace(".prod.", ".stg.", StringComparison.Ordinal);

        Assert.DoesNotContain(Readers, reader => reader.Reads(staging));
        Assert.All(Readers, reader => Assert.Equal(WhyIgnored.OtherTopic, reader.Read(new FedoraMessage(staging, "1", default, written.Body)).Ignored));
        Assert.Equal(MessageReaders.NoReader, new MessageReaders(Readers).Read(new FedoraMessage(staging, "1", default, written.Body)).Ignored);
        Assert.Single(AllReaders.Of("org.fedoraproject.stg"), reader => reader.Reads(staging));
    });

    [Theory]
    [InlineData("io.pagure.prod.pagure.git.receive")]
    [InlineData("org.fedoraproject.dev.pagure.git.receive")]
    [InlineData("org.centos.prod.buildsys.tag")]
    [InlineData("org.fedoraproject.prod.copr.build.end")]
    [InlineData("org.fedoraproject.prod.github.push")]
    [InlineData("x.org.fedoraproject.prod.buildsys.tag")]
    [InlineData("")]
    public void Topic_OfNobodyWeKnow_IsNobodys(string topic) =>
        Assert.Equal(MessageReaders.NoReader, new MessageReaders(Readers).Read(new FedoraMessage(topic, "1", default, "{}")).Ignored);

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_EveryOneThatIsRead_SurvivesABadDay(string pattern)
    {
        var topic = Regex.Replace(pattern, "\\*$", "1");
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string('}', 1_000);

        Assert.Equal(WhyIgnored.NotJson, Readers.Read(topic, "").Ignored);
        Assert.Equal(WhyIgnored.NotJson, Readers.Read(topic, "{").Ignored);
        Assert.Equal(WhyIgnored.NotJson, Readers.Read(topic, deep).Ignored);
        Assert.Equal(WhyIgnored.NotJson, Readers.Read(topic, new string('[', 100_000)).Ignored);
        Assert.Equal(WhyIgnored.NotJson, Readers.Read(topic, "{\"name\":\"" + Half + "\"}").Ignored);
        Assert.Equal(WhyIgnored.NotAnObject, Readers.Read(topic, "[{}]").Ignored);
        Assert.Equal(WhyIgnored.NotAnObject, Readers.Read(topic, "null").Ignored);
        Assert.Equal(WhyIgnored.TooLarge, Readers.Read(topic, "{}" + new string(' ', MessageBody.Longest)).Ignored);
        Assert.NotNull(Readers.Read(topic, "{}").Ignored);
    }

    [Fact]
    public void Topic_NotInTheTable_IsIgnoredAsUnknown() => Assert.All(Readers, reader =>
    {
        var words = reader.ReadTopics[0].Split('.');
        var unknown = Enumerable.Range(1, words.Length).Select(n => string.Join('.', words[..n]) + ".~").First(reader.Reads);

        Assert.Equal(WhyIgnored.UnknownTopic, reader.Read(new FedoraMessage(unknown, "1", default, "{}")).Ignored);
    });

    [Theory]
    [InlineData("")]
    [InlineData("fedora")]
    [InlineData("org.fedoraproject.prod.")]
    [InlineData("org.fedoraproject.*")]
    public void Prefix_ThatIsNone_StopsTheStartWithItsKey(string prefix)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("FedoraMessaging:TopicPrefix", prefix)]).Build();

        var stopped = Assert.Throws<SettingsException>(() => new ServiceCollection().AddMessageReaders(configuration));

        Assert.Contains("FedoraMessaging:TopicPrefix", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Facets_AreWordsInAlphabeticalOrder() => Assert.Equal(
        ["bugs", "builds", "bulk", "changelog", "contents", "overview", "problems", "relationships", "sources", "tests", "updates", "upstream"],
        FacetWords.Of((Facets)0xfff));

    [Theory]
    [InlineData("f44", true)]
    [InlineData("f44-updates", true)]
    [InlineData("f44-updates-testing", true)]
    [InlineData("epel9", true)]
    [InlineData("epel10.1-testing", true)]
    [InlineData("epel9-next", true)]
    [InlineData("eln", true)]
    [InlineData("f44-updates-candidate", false)]
    [InlineData("f44-updates-testing-pending", false)]
    [InlineData("f44-signing-pending", false)]
    [InlineData("f44-build-side-12345", false)]
    [InlineData("f44-rebuild", false)]
    [InlineData("eln-candidate", false)]
    [InlineData("f44\n", false)]
    public void Tag_OfARelease_IsToldFromOneOnTheWay(string tag, bool release) =>
        Assert.Equal(release, new Tagged("guake", default, 7, tag, Into: true).Facets.HasFlag(Facets.Overview));
}
