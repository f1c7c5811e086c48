using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>The reason is a label from a fixed set; beside it stands, for people, what is missing.</summary>
public sealed class MessageDetailTests
{
    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("buildsys.build.state.change", """{"attribute": "state", "new": 1}""", "missing or wrong: build_id, a number above 0; name")]
    [InlineData(
        "buildsys.build.state.change", """{"attribute": "state", "build_id": 7, "name": "guake", "new": 9}""", "missing or wrong: new, the number of a state")]
    [InlineData("buildsys.tag", """{"name": "guake", "build_id": 7, "tag": "two words"}""", "missing or wrong: tag, a name without blanks")]
    [InlineData("buildsys.package.list.change", """{"package": "guake", "tag": "f46", "action": "paint"}""", "missing or wrong: action, one that is known")]
    [InlineData("buildsys.tag", """{"instance": 7}""", "missing or wrong: instance")]
    [InlineData("buildsys.tag", """{"url": "nowhere"}""", "missing or wrong: url, an address")]
    [InlineData("bodhi.update.comment", "{}", "missing or wrong: comment")]
    [InlineData(
        "bodhi.update.edit", """{"update": {"builds": []}}""",
        "missing or wrong: update.alias, as Bodhi writes it, or without an update the artifact's id or address")]
    [InlineData("bodhi.buildroot_override.tag", "{}", "missing or wrong: override.nvr")]
    [InlineData("bugzilla.bug.new", "{}", "missing or wrong: bug")]
    [InlineData("bugzilla.bug.new", """{"bug": {"id": 7, "product": "Fedora"}}""", "missing or wrong: bug.component")]
    [InlineData(
        "greenwave.decision.update", """{"subject_type": "koji_build"}""",
        "missing or wrong: subject_type and subject_identifier, or subject; policies_satisfied, true or false")]
    public void Malformed_Message_SaysWhatIsMissing(string topic, string body, string detail) => Assert.Equal(("malformed", detail), Read(topic, body));

    [Theory]
    [InlineData("[]", WhyIgnored.NotAnObject, "it is a list")]
    [InlineData("7", WhyIgnored.NotAnObject, "it is a number")]
    [InlineData("{\n\"a\": }", WhyIgnored.NotJson, "line 2, byte 6")]
    [InlineData("{\"name\": \"\\ud800\", \"build_id\": 7}", WhyIgnored.NotJson, "half a character")]
    public void Unreadable_Body_SaysWhere(string body, string reason, string detail) => Assert.Equal((reason, detail), Read("buildsys.tag", body));

    [Fact]
    public void TooLarge_Body_SaysByHowMuch() =>
        Assert.Equal((WhyIgnored.TooLarge, "1,300,000 characters, of at most 1,048,576"), Read("buildsys.tag", new string(' ', 1_300_000)));

    private static (string? Ignored, string? Detail) Read(string topic, string body)
    {
        var reading = Readers.Read("org.fedoraproject.prod." + topic, body);
        return (reading.Ignored, reading.Detail);
    }
}
