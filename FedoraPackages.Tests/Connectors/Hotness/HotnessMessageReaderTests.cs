using FedoraPackages.Connectors.Hotness;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Hotness;

public sealed class HotnessMessageReaderTests
{
    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("""{"bug":{"bug_id":7},"package":"guake"}""", 7L)]
    [InlineData("""{"bug":{"bug_id":-1},"package":"guake"}""", null)]
    [InlineData("""{"bug":null,"package":"guake"}""", null)]
    [InlineData("""{"bug":{"bug_id":"7"},"package":"guake","trigger":[]}""", null)]
    [InlineData("""{"bug":{"bug_id":7},"package":null,"trigger":{"msg":{"message":{"packages":[{"distro":"Fedora","package_name":"guake"}]}}}}""", 7L)]
    public void Bug_ThatIsFiled_IsThePackagesOwn(string body, long? bug) =>
        Assert.Equal([new UpstreamBugFiled("guake", DateTimeOffset.UnixEpoch, bug)], Read("update.bug.file", body).Facts);

    [Fact]
    public void Bug_OfOlderMessages_IsOfWhatSetItOff() => Assert.Equal(["guake", "guake2"], Read("update.bug.file", """
        {"bug":{"bug_id":7},"trigger":{"msg":{"message":{"packages":[{"distro":"Fedora","package_name":"guake"},{"distro":"Alpine","package_name":"other"},
         {"distro":"Fedora","package_name":"guake2"},{"distro":"Fedora","package_name":"a b"},{"distro":"Fedora","package_name":"guake"},7]}}}}
        """).Facts.Select(fact => fact.Package));

    [Theory]
    [InlineData("update.bug.file", """{"bug":{"bug_id":7},"package":["guake"]}""", WhyIgnored.Malformed)]
    [InlineData("update.bug.file", """{"bug":{"bug_id":7},"package":"perl-https://metacpan.org/release/Test-JSON"}""", WhyIgnored.BadName)]
    [InlineData("update.bug.file", """{"bug":{"bug_id":7}}""", WhyIgnored.Malformed)]
    [InlineData("update.bug.file", """{"trigger":{"msg":{"message":{"packages":"guake"}}}}""", WhyIgnored.NoPackage)]
    [InlineData("update.drop", """{"reason":"anitya","trigger":{"msg":{"message":{"packages":[{"distro":"Fedora","package_name":"guake"}]}}}}""",
        HotnessMessageReader.NothingFiled)]
    [InlineData("project.map", """{"package":"guake"}""", WhyIgnored.UnknownTopic)]
    [InlineData("update.bug.followup", """{"package":"guake"}""", WhyIgnored.UnknownTopic)]
    public void Message_ThatMeansNothing_IsIgnoredWithAReason(string topic, string body, string reason) => Assert.Equal(reason, Read(topic, body).Ignored);

    private static MessageReading Read(string topic, string body) => Readers.Read("org.fedoraproject.prod.hotness." + topic, body);
}
