using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Greenwave;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Bodhi;

public sealed class BodhiMessageReaderTests
{
    private readonly BodhiMessageReader reader = new();

    [Fact]
    public void Message_EveryRecordedOne_IsAboutThePackagesOfTheManifest()
    {
        var messages = RecordedMessages.About(".bodhi.").Concat(RecordedMessages.About(".greenwave.")).ToList();

        Assert.True(messages.Count > 40, $"only {messages.Count} messages");
        Assert.All(messages, recorded =>
        {
            IMessageReader of = recorded.Message.Topic.Contains(".greenwave.", StringComparison.Ordinal) ? new GreenwaveMessageReader() : reader;
            Assert.True(of.Reads(recorded.Message.Topic));
            var reading = of.Read(recorded.Message);
            Assert.Equal(reading.Facts.Count == 0, reading.Ignored is not null);
            // Those that are read for nothing: one message per build of what another has said, and pushes of whole repositories.
            var expected = reading.Ignored is "redundant" or "no-update" ? [] : recorded.Packages.Where(PackageName.IsValid);
            Assert.Equal(expected.Order(StringComparer.Ordinal), reading.Facts.Select(f => f.Package).Distinct().Order(StringComparer.Ordinal));
            Assert.All(reading.Facts, fact => Assert.Equal(recorded.Message.SentAt, fact.SentAt));
        });
    }

    [Theory]
    [InlineData("update.complete.stable", UpdateStep.InStable)]
    [InlineData("update.complete.testing", UpdateStep.InTesting)]
    [InlineData("update.request.stable", UpdateStep.StableRequested)]
    [InlineData("update.request.unpush", UpdateStep.UnpushRequested)]
    [InlineData("update.eject", UpdateStep.Ejected)]
    [InlineData("update.karma.threshold", UpdateStep.KarmaReached)]
    [InlineData("update.requirements_met.stable", UpdateStep.RequirementsMet)]
    public void Topic_OfAnUpdate_SaysWhatHappened(string topic, UpdateStep step)
    {
        var reading = Read(topic, """{"update":{"alias":"FEDORA-2026-0123456789","content_type":"rpm","status":"pending","builds":[{"nvr":"guake-3.10-1.fc44","type":"rpm"},{"nvr":"bash-5.3-1.fc44"}]}}""");

        Assert.Equal(["guake", "bash"], reading.Facts.Select(f => f.Package));
        Assert.All(reading.Facts, f => Assert.Equal(step, Assert.IsType<UpdateChanged>(f).Step));
    }

    [Fact]
    public void Edit_TakesAPackageOut_SaysSoToBoth()
    {
        var reading = Read("update.edit", """{"update":{"alias":"FEDORA-2026-0123456789","builds":[{"nvr":"guake-3.10-1.fc44"}]},"removed_builds":["bash-5.3-1.fc44"]}""");

        Assert.Equal([("guake", UpdateStep.Written), ("bash", UpdateStep.BuildRemoved)], reading.Facts.Cast<UpdateChanged>().Select(f => (f.Package, f.Step)));
    }

    [Theory]
    [InlineData("update.edit", """{"update":{"alias":"FEDORA-2026-0123456789","content_type":"flatpak","builds":[{"nvr":"eog-stable-1.2"}]}}""", "not-rpm")]
    [InlineData("update.edit", """{"update":{"alias":"FEDORA-FLATPAK-2026-0123456789","builds":[{"nvr":"eog-stable-1.2"}]}}""", "not-rpm")]
    [InlineData("update.edit", """{"update":{"alias":"../../etc/passwd","builds":[{"nvr":"guake-1-1"}]}}""", "malformed")]
    [InlineData("update.edit", """{"update":{"alias":7,"builds":[{"nvr":"guake-1-1"}]}}""", "malformed")]
    [InlineData("update.edit", """{"update":{"alias":"FEDORA-2026-0123456789","builds":[{"nvr":"<script>-1-1"},{"nvr":"noversion"},7,null]}}""", "no-builds")]
    [InlineData("update.edit", """{"update":{"alias":"FEDORA-2026-0123456789","builds":"guake-1-1"}}""", "no-builds")]
    [InlineData("update.edit", "[]", "not-an-object")]
    [InlineData("update.edit", "{", "not-json")]
    [InlineData("update.comment", """{"comment":{"update_title":"guake-1-1"}}""", "no-update")]
    [InlineData("update.something.new", "{}", "unknown-topic")]
    [InlineData("buildroot_override.tag", """{"override":{"nvr":"a b-1-1"}}""", "bad-name")]
    [InlineData("errata.publish", "{}", "redundant")]
    [InlineData("compose.complete", "{}", "compose")]
    public void Message_ThatMeansNothing_IsIgnoredWithAReason(string topic, string body, string reason) => Assert.Equal(reason, Read(topic, body).Ignored);

    [Fact]
    public void Topic_OfAnotherPrefix_IsNotRead()
    {
        Assert.False(reader.Reads("org.centos.prod.bodhi.update.edit"));
        Assert.Equal("other-topic", reader.Read(new FedoraMessage("org.centos.prod.bodhi.update.edit", "1", default, "{}")).Ignored);
    }

    [Fact]
    public void Message_OfAThousandBuilds_NamesThemAllAndNotMore()
    {
        var builds = string.Join(',', Enumerable.Range(0, 1_500).Select(n => $$"""{"nvr":"pkg{{n}}-1-1"}"""));

        Assert.Equal(1_000, Read("update.complete.stable", "{\"update\":{\"alias\":\"FEDORA-2026-0123456789\",\"builds\":[" + builds + "]}}").Facts.Count);
    }

    private MessageReading Read(string topic, string body) => reader.Read(new FedoraMessage("org.fedoraproject.prod.bodhi." + topic, "1", DateTimeOffset.UnixEpoch, body));
}
