using FedoraPackages.Connectors.Anitya;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Anitya;

public sealed class AnityaMessageReaderTests
{
    private const string Released = """{"message":{"packages":[{"distro":"Fedora","package_name":"guake"}]},"project":{"id":7,"version":"3.11"}}""";

    private const string Mapped = """{"distro":{"name":"Fedora"},"message":{"distro":"Fedora","new":"guake","prev":"guake2"},"project":{"id":7}}""";

    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    private static readonly string Long = new('a', 10_000);

    [Theory]
    [InlineData("\"Fedora\"", "\"Fedor\"", AnityaMessageReader.NotFedora)]
    [InlineData("\"Fedora\"", "\"fedora\"", AnityaMessageReader.NotFedora)]
    [InlineData("\"Fedora\"", "null", AnityaMessageReader.NotFedora)]
    [InlineData("\"guake\"", "\"perl-https://metacpan.org/release/Test-JSON\"", AnityaMessageReader.NotFedora)]
    [InlineData("\"guake\"", "[\"guake\"]", AnityaMessageReader.NotFedora)]
    [InlineData("\"guake\"", "\"\"", AnityaMessageReader.NotFedora)]
    [InlineData("[{\"distro\":\"Fedora\",\"package_name\":\"guake\"}]", "{\"Fedora\":\"guake\"}", AnityaMessageReader.NotFedora)]
    [InlineData("\"id\":7", "\"id\":\"7\"", WhyIgnored.Malformed)]
    [InlineData("\"id\":7", "\"id\":-7", WhyIgnored.Malformed)]
    [InlineData("\"message\"", "\"massage\"", WhyIgnored.Malformed)]
    [InlineData("\"guake\"", "\"\\ud800\"", WhyIgnored.NotJson)]
    public void Version_OneThingOtherwise_IsIgnoredWithThatReason(string part, string instead, string reason) =>
        Assert.Equal(reason, Read("project.version.update.v2", Released.Replace(part, instead, StringComparison.Ordinal)).Ignored);

    [Fact]
    public void Version_OfANameWithoutEnd_IsIgnored() =>
        Assert.Equal(AnityaMessageReader.NotFedora, Read("project.version.update.v2", Released.Replace("guake", Long, StringComparison.Ordinal)).Ignored);

    [Fact]
    public void Version_ToldTwice_CountsOnce()
    {
        Assert.Equal([new UpstreamReleased("guake", DateTimeOffset.UnixEpoch, 7, "3.11")], Read("project.version.update.v2", Released).Facts);
        Assert.Equal(WhyIgnored.Redundant, Read("project.version.update", Released).Ignored);
    }

    [Fact]
    public void Mapping_ThatChanges_IsAboutBothPackages() => Assert.Equal(
        [new UpstreamMapped("guake", DateTimeOffset.UnixEpoch, 7, true), new UpstreamMapped("guake2", DateTimeOffset.UnixEpoch, 7, false)],
        Read("project.map.update", Mapped).Facts);

    [Theory]
    [InlineData("\"prev\":\"guake2\"", "\"prev\":\"guake\"", "guake")]
    [InlineData("\"prev\":\"guake2\"", "\"prev\":null", "guake")]
    [InlineData("\"prev\":\"guake2\"", "\"prev\":\"perl-https://metacpan.org/release/Test-JSON\"", "guake")]
    [InlineData("\"new\":\"guake\"", "\"new\":\"a b\"", "guake2")]
    public void Mapping_WithOneNameThatCounts_IsAboutThatPackage(string part, string instead, string package) =>
        Assert.Equal([package], Read("project.map.update", Mapped.Replace(part, instead, StringComparison.Ordinal)).Facts.Select(fact => fact.Package));

    [Fact]
    public void Mapping_GivenToAnotherDistribution_IsAboutTheProject() => Assert.Equal(
        [new UpstreamProjectChanged(DateTimeOffset.UnixEpoch, 7, "map.update")],
        Read("project.map.update", Mapped.Replace("\"Fedora\"", "\"Alpine\"", StringComparison.Ordinal)
            .Replace("\"new\"", "\"edited\":[\"distribution\"],\"new\"", StringComparison.Ordinal)).Facts);

    [Fact]
    public void Mapping_TakenFromAnotherDistribution_IsAboutFedorasPackageOnly() => Assert.Equal(
        [new UpstreamMapped("guake", DateTimeOffset.UnixEpoch, 7, true)],
        Read("project.map.update", Mapped
            .Replace("\"new\"", "\"edited\":[\"distribution\",\"package_name\"],\"new\"", StringComparison.Ordinal)).Facts);

    [Theory]
    [InlineData("project.map.update", """{"distro":{"name":"Alpine"},"message":{"new":"guake"},"project":{"id":7}}""", AnityaMessageReader.NotFedora)]
    [InlineData("project.map.new", """{"distro":{"name":"Fedora"},"message":{"new":"a/b"},"project":{"id":7}}""", WhyIgnored.BadName)]
    [InlineData("project.map.new", """{"distro":{"name":"Fedora"},"message":{},"project":{"id":7}}""", WhyIgnored.Malformed)]
    [InlineData("project.map.remove", """{"message":{"distro":"Alpine"},"project":{"id":7}}""", AnityaMessageReader.NotFedora)]
    [InlineData("project.map.remove", """{"message":{"distro":"Fedora"},"project":7}""", WhyIgnored.Malformed)]
    [InlineData("project.flag", """{"message":{"packages":[{"distro":"Fedora","package_name":"guake"}]},"project":{"id":7}}""", WhyIgnored.NoMeaning)]
    [InlineData("project.flag.set", "{}", WhyIgnored.NoMeaning)]
    [InlineData("project.add", "{}", WhyIgnored.NoMeaning)]
    [InlineData("distro.add", "{}", WhyIgnored.NoMeaning)]
    [InlineData("user.something", "{}", WhyIgnored.UnknownTopic)]
    public void Message_ThatMeansNothing_IsIgnoredWithAReason(string topic, string body, string reason) => Assert.Equal(reason, Read(topic, body).Ignored);

    [Theory]
    [InlineData("project.map.remove", "map.remove")]
    [InlineData("project.version.remove", "version.remove")]
    [InlineData("project.version.remove.v2", "version.remove")]
    [InlineData("project.edit", "edit")]
    [InlineData("project.remove", "remove")]
    public void Project_ThatNamesNoPackage_IsAboutItsNumber(string topic, string change) => Assert.Equal(
        [new UpstreamProjectChanged(DateTimeOffset.UnixEpoch, 7, change)],
        Read(topic, """{"message":{"distro":"Fedora"},"project":{"id":7,"name":"guake"}}""").Facts);

    private static MessageReading Read(string topic, string body) => Readers.Read("org.release-monitoring.prod.anitya." + topic, body);
}
