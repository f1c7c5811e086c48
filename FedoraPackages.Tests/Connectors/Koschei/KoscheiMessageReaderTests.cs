using FedoraPackages.Connectors.Koschei;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Koschei;

public sealed class KoscheiMessageReaderTests
{
    private const string Failing = """{"name":"guake","old":"ok","new":"failing","collection":"f44","koji_instance":"primary"}""";

    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("\"old\":\"ok\"", "\"old\":null")]
    [InlineData(",\"koji_instance\":\"primary\"", "")]
    public void Package_ThatCannotBeBuiltAnyMore_IsAFact(string part, string instead) => Assert.Equal(
        [new RebuildChecked("guake", DateTimeOffset.UnixEpoch, "f44", "failing")],
        Read("package.state.change", Failing.Replace(part, instead, StringComparison.Ordinal)).Facts);

    [Theory]
    [InlineData("ok", "ok")]
    [InlineData("unresolved", "unresolved")]
    [InlineData("ignored", "ignored")]
    [InlineData("untracked", "unknown")]
    [InlineData("<script>", "unknown")]
    public void State_ThatWeDoNotKnow_IsNotRepeated(string said, string state) => Assert.Equal(
        "rebuild in f44: " + state,
        Assert.Single(Read("package.state.change", Failing.Replace("failing", said, StringComparison.Ordinal)).Facts).Words);

    [Theory]
    [InlineData("package.state.change", "\"primary\"", "\"riscv\"", KoscheiMessageReader.OtherInstance)]
    [InlineData("package.state.change", "\"guake\"", "\"a b\"", WhyIgnored.BadName)]
    [InlineData("package.state.change", "\"guake\"", "{\"name\":\"guake\"}", WhyIgnored.Malformed)]
    [InlineData("package.state.change", "\"failing\"", "\"very bad\"", WhyIgnored.Malformed)]
    [InlineData("package.state.change", "\"f44\"", "44", WhyIgnored.Malformed)]
    [InlineData("collection.state.change", "", "", WhyIgnored.NoMeaning)]
    [InlineData("group.state.change", "", "", WhyIgnored.UnknownTopic)]
    public void Message_OneThingOtherwise_IsIgnoredWithThatReason(string topic, string part, string instead, string reason) =>
        Assert.Equal(reason, Read(topic, part.Length == 0 ? Failing : Failing.Replace(part, instead, StringComparison.Ordinal)).Ignored);

    private static MessageReading Read(string topic, string body) => Readers.Read("org.fedoraproject.prod.koschei." + topic, body);
}
