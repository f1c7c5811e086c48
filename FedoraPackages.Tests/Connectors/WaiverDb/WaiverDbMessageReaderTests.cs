using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.WaiverDb;

public sealed class WaiverDbMessageReaderTests
{
    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("""{"subject_type":"koji_build","subject_identifier":"guake-3.10-1.fc44","testcase":"t","waived":true}""", "guake", "guake-3.10-1.fc44", true)]
    [InlineData("""{"subject":{"type":"koji_build","item":"guake-3.10-1.fc44"},"testcase":"t","waived":false}""", "guake", "guake-3.10-1.fc44", false)]
    [InlineData("""{"subject_type":"bodhi_update","subject_identifier":"FEDORA-2026-0123456789","testcase":"t"}""", "", "FEDORA-2026-0123456789", true)]
    public void Waiver_IsAboutWhatWasTested(string body, string package, string of, bool waived) =>
        Assert.Equal([new TestWaived(package, DateTimeOffset.UnixEpoch, of, "t", waived)], Read(body).Facts);

    [Theory]
    [InlineData("koji_build", "guake-3.10-1.fc44", "build guake-3.10-1.fc44")]
    [InlineData("bodhi_update", "FEDORA-2026-0123456789", "update FEDORA-2026-0123456789")]
    public void Thread_OfAWaiver_IsThatOfTheBuildOrTheUpdate(string type, string of, string thread) => Assert.Equal(
        thread, Assert.Single(Read($$"""{"subject_type":"{{type}}","subject_identifier":"{{of}}","testcase":"t"}""").Facts).Thread);

    [Theory]
    [InlineData("somebody@example.org")]
    [InlineData("https://example.org/")]
    public void Test_ThatIsCalledLikeAnAddress_IsNotNamed(string test) => Assert.Equal(
        "a test of guake-3.10-1.fc44 waived",
        Assert.Single(Read($$"""{"subject_type":"koji_build","subject_identifier":"guake-3.10-1.fc44","testcase":"{{test}}"}""").Facts).Words);

    [Theory]
    [InlineData("""{"subject_type":"redhat-module","subject_identifier":"guake-3.10-1.fc44"}""", TestSubject.OtherSubject)]
    [InlineData("""{"subject_type":"koji_build","subject_identifier":"a b-3.10-1"}""", WhyIgnored.BadName)]
    [InlineData("""{"subject_type":"koji_build","subject_identifier":["guake-3.10-1.fc44"]}""", WhyIgnored.Malformed)]
    [InlineData("""{"subject_type":null,"subject":[]}""", WhyIgnored.Malformed)]
    public void Waiver_OfNoBuild_IsIgnoredWithAReason(string body, string reason) => Assert.Equal(reason, Read(body).Ignored);

    private static MessageReading Read(string body) => Readers.Read("org.fedoraproject.prod.waiverdb.waiver.new", body);
}
