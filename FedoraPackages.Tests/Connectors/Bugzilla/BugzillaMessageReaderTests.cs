using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Bugzilla;

public sealed class BugzillaMessageReaderTests
{
    private readonly BugzillaMessageReader reader = new(TopicPrefixes.Production);

    [Fact]
    public void Message_EveryRecordedOne_IsAboutThePackagesOfTheManifest()
    {
        var messages = RecordedMessages.About(".bugzilla.");

        Assert.True(messages.Count > 15, $"only {messages.Count} messages");
        Assert.All(messages, recorded =>
        {
            Assert.True(Reader(recorded).Reads(recorded.Message.Topic));
            var reading = Reader(recorded).Read(recorded.Message);
            Assert.Equal(reading.Facts.Count == 0, reading.Ignored is not null);
            Assert.Equal(recorded.Packages, reading.Facts.Select(f => f.Package));
        });
    }

    [Fact]
    public void Bug_MovedFromOneComponentToAnother_LeavesTheOneAndEntersTheOther()
    {
        var reading = Read("update", """
            {"bug":{"id":7,"product":"Fedora","component":"bash","status":{"name":"NEW"},"last_change_time":1700000000.0},
             "event":{"changes":[{"field":"component","removed":"guake","added":"bash"},{"field":"cc","removed":"","added":"x@example.org"}]}}
            """);

        Assert.Equal([("bash", true), ("guake", false)], reading.Facts.Cast<BugChanged>().Select(f => (f.Package, f.Here!.Value)));
        Assert.All(reading.Facts.Cast<BugChanged>(), f => Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), f.ChangedAt));
        Assert.DoesNotContain("@", string.Concat(reading.Facts.Select(f => f.ToString())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"field":"Component","removed":"guake"}""")]
    [InlineData("""{"field_name":"COMPONENT","removed":"guake"}""")]
    [InlineData("""{"field":"Komponente","field_name":"component","removed":"guake"}""")]
    [InlineData("""{"field":"component","removed":["distribution","guake",7]}""")]
    public void Bug_MovedInAnyWords_LeavesItsComponent(string change) => Assert.Equal(
        ["bash", "guake"],
        Read("update", $$$"""{"bug":{"id":7,"product":"Fedora","component":"bash"},"event":{"changes":[{{{change}}}]}}""").Facts.Select(f => f.Package));

    [Theory]
    [InlineData("""[{"id":1,"name":"guake"}]""", "guake")]
    [InlineData("""["distribution","guake"]""", "guake")]
    [InlineData("""["guake",{"name":"bash"},7,"guake"]""", "guake,bash")]
    public void Bug_OfAListOfComponents_IsAboutEachPackage(string component, string packages) => Assert.Equal(
        packages,
        string.Join(',', Read("new", $$$"""{"bug":{"id":7,"product":"Fedora","component":{{{component}}}}}""").Facts.Select(f => f.Package)));

    [Theory]
    [InlineData("""{"bug":{"id":7,"product":{"name":"Fedora EPEL"},"component":{"id":1,"name":"guake"},"status":{"name":"CLOSED"}}}""", false)]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":["guake"],"status":"NEW","is_private":true}}""", false)]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"guake","status":"NEW","last_change_time":"2026-01-05T12:00:00Z"}}""", true)]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"guake"}}""", null)]
    public void Bug_InEitherLayout_SaysWhetherItIsThereToBeSeen(string body, bool? here) =>
        Assert.Equal(here, Assert.IsType<BugChanged>(Assert.Single(Read("update", body).Facts)).Here);

    [Theory]
    [InlineData("""{"bug":{"id":7,"product":"Red Hat Enterprise Linux 9","component":"bash"}}""", "other-product")]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"Package Review"}}""", "no-package")]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"distribution"}}""", "no-package")]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"<script>"}}""", "no-package")]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"LiveCD"}}""", "no-package")]
    [InlineData("""{"bug":{"id":"7","product":"Fedora","component":"bash"}}""", "malformed")]
    [InlineData("""{"bug":[],"event":7}""", "malformed")]
    [InlineData("7", "not-an-object")]
    [InlineData("{\"bug\":", "not-json")]
    public void Message_ThatMeansNothing_IsIgnoredWithAReason(string body, string reason) => Assert.Equal(reason, Read("update", body).Ignored);

    [Theory]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"bash","last_change_time":-5},"event":{"changes":"component"}}""")]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"bash","last_change_time":[]},"event":{"changes":[7,null,{"field":7,"removed":[]}]}}""")]
    [InlineData("""{"bug":{"id":7,"product":"Fedora","component":"bash","last_change_time":1e300,"is_private":"no"},"event":null}""")]
    public void Message_WithMembersOfOtherTypes_IsReadAsFarAsItGoes(string body) => Assert.Equal("bash", Assert.Single(Read("new", body).Facts).Package);

    // Two are from staging.
    private BugzillaMessageReader Reader(Recorded recorded) =>
        reader.Reads(recorded.Message.Topic) ? reader : new BugzillaMessageReader(TopicPrefixes.Of("org.fedoraproject.stg"));

    private MessageReading Read(string topic, string body) =>
        reader.Read(new FedoraMessage("org.fedoraproject.prod.bugzilla.bug." + topic, "1", DateTimeOffset.UnixEpoch, body));
}
