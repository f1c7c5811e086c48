using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.ResultsDb;

public sealed class ResultsDbMessageReaderTests
{
    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("""{"type":["koji_build"],"item":["guake-3.10-1.fc44"]}""", "guake", "guake-3.10-1.fc44")]
    [InlineData("""{"type":"koji_build","nvr":"guake-3.10-1.fc44","item":"other"}""", "guake", "guake-3.10-1.fc44")]
    [InlineData("""{"type":["bodhi_update"],"item":["FEDORA-EPEL-2026-0123456789"]}""", "", "FEDORA-EPEL-2026-0123456789")]
    [InlineData("""{"type":["bodhi_update"],"item":["FEDORA-EPEL-NEXT-2026-0123456789"]}""", "", "FEDORA-EPEL-NEXT-2026-0123456789")]
    [InlineData("""{"nvr":["guake-3.10-1.fc44"]}""", "guake", "guake-3.10-1.fc44")]
    [InlineData("""{"type":null,"nvr":"guake-3.10-1.fc44","scratch":["0"]}""", "guake", "guake-3.10-1.fc44")]
    [InlineData("""{"type":["koji_build"],"nvr":["not a build","guake-3.10-1.fc44"]}""", "guake", "guake-3.10-1.fc44")]
    public void Result_InListsOrAsText_IsAboutWhatWasTested(string data, string package, string of) => Assert.Equal(
        [new TestFinished(package, DateTimeOffset.UnixEpoch, of, "t", TestState.NeedsInspection) { OfUpdates = true }],
        Read("result.new", $$$"""{"outcome":"NEEDS_INSPECTION","testcase":{"name":"t"},"data":{{{data}}}}""").Facts);

    [Fact]
    public void Result_OfTwoBuilds_IsAboutBoth() => Assert.Equal(
        [("guake", "build guake-3.10-1.fc44"), ("bash", "build bash-5.3-1.fc44")],
        Read("result.new", """{"outcome":"PASSED","testcase":{"name":"t"},"data":{"type":["koji_build"],"nvr":["guake-3.10-1.fc44","bash-5.3-1.fc44"]}}""")
            .Facts.Select(fact => (fact.Package, fact.Thread)));

    [Theory]
    [InlineData("""{"nvr":["guake-3.10-1.fc44"],"scratch":[1]}""", WhyIgnored.Scratch)]
    [InlineData("""{"type":["bodhi_update"],"item":["FEDORA-EPEL-FLATPAK-2026-0123456789"]}""", WhyIgnored.NotRpm)]
    [InlineData("""{"type":["compose"],"item":["Fedora-Rawhide-20260105.n.0"]}""", TestSubject.OtherSubject)]
    [InlineData("""{"type":["koji_build"],"item":["guake-3.10-1.fc44"],"scratch":["true"]}""", WhyIgnored.Scratch)]
    [InlineData("""{"type":["koji_build"],"item":["guake"]}""", WhyIgnored.BadName)]
    [InlineData("""{"type":["koji_build"],"item":["guake-3 10-1"]}""", WhyIgnored.BadName)]
    [InlineData("""{"type":["bodhi_update"],"item":["FEDORA-FLATPAK-2026-0123456789"]}""", WhyIgnored.NotRpm)]
    [InlineData("""{"type":["bodhi_update"],"item":["../../etc/passwd"]}""", WhyIgnored.BadName)]
    [InlineData("""{"type":["koji_build"],"item":[["guake-3.10-1.fc44"]]}""", WhyIgnored.Malformed)]
    [InlineData("""{"type":[],"item":[]}""", WhyIgnored.Malformed)]
    [InlineData("""[{"type":"koji_build"}]""", WhyIgnored.Malformed)]
    public void Result_OfNoBuild_IsIgnoredWithAReason(string data, string reason) =>
        Assert.Equal(reason, Read("result.new", $$$"""{"outcome":"PASSED","testcase":"t","data":{{{data}}}}""").Ignored);

    private static MessageReading Read(string topic, string body) => Readers.Read("org.fedoraproject.prod.resultsdb." + topic, body);
}
