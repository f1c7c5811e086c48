using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Greenwave;

public sealed class GreenwaveMessageReaderTests
{
    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Fact]
    public void Decision_AboutAnUpdate_NamesTheUpdateOnly() => Assert.Equal(
        [new UpdateGatingDecided(DateTimeOffset.UnixEpoch, "FEDORA-2026-0123456789", false)],
        Read("""{"subject_type":"bodhi_update","subject_identifier":"FEDORA-2026-0123456789","policies_satisfied":false}""").Facts);

    [Fact]
    public void Decision_WithAListOfSubjects_IsAboutEachThatIsKnown() => Assert.Equal(
        new Fact[]
        {
            new GatingDecided("guake", DateTimeOffset.UnixEpoch, "guake-3.10-1.fc44", true),
            new UpdateGatingDecided(DateTimeOffset.UnixEpoch, "FEDORA-EPEL-NEXT-2026-0123456789", true),
        },
        Read("""
            {"subject":[7,{"original_spec_nvr":"bash-5.3-1.fc44"},{"type":"compose","item":"x"},{"type":"koji_build","item":"guake-3.10-1.fc44"},
             {"type":"bodhi_update","item":"FEDORA-EPEL-NEXT-2026-0123456789"}],"policies_satisfied":true}
            """).Facts);

    [Theory]
    [InlineData("""{"subject":[{"original_spec_nvr":"guake-1-1"}],"policies_satisfied":false}""", WhyIgnored.Malformed)]
    [InlineData("""{"subject":[{"type":"compose","item":"x"}],"policies_satisfied":false}""", TestSubject.OtherSubject)]
    [InlineData("""{"subject_type":"compose","subject_identifier":"x","policies_satisfied":false}""", TestSubject.OtherSubject)]
    [InlineData("""{"subject_type":"koji_build","subject_identifier":"guake","policies_satisfied":false}""", WhyIgnored.BadName)]
    [InlineData("""{"subject_type":"bodhi_update","subject_identifier":"guake-1-1","policies_satisfied":false}""", WhyIgnored.BadName)]
    [InlineData("""{"subject_type":"koji_build","subject_identifier":"guake-1-1","policies_satisfied":"no"}""", WhyIgnored.Malformed)]
    [InlineData("""{"subject_type":["koji_build"],"subject_identifier":"guake-1-1","policies_satisfied":true}""", WhyIgnored.Malformed)]
    public void Decision_AboutNoBuild_IsIgnoredWithAReason(string body, string reason) => Assert.Equal(reason, Read(body).Ignored);

    private static MessageReading Read(string body) => Readers.Read("org.fedoraproject.prod.greenwave.decision.update", body);
}
