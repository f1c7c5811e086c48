using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Greenwave;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Bodhi;

public sealed class BodhiMessageReaderTests
{
    private readonly BodhiMessageReader reader = new(TopicPrefixes.Production);

    [Fact]
    public void Message_EveryRecordedOne_IsAboutThePackagesOfTheManifest()
    {
        var messages = RecordedMessages.About(".bodhi.").Concat(RecordedMessages.About(".greenwave.")).ToList();

        Assert.True(messages.Count > 40, $"only {messages.Count} messages");
        Assert.All(messages, recorded =>
        {
            IMessageReader of = reader.Reads(recorded.Message.Topic) ? reader : new GreenwaveMessageReader(TopicPrefixes.Production);
            Assert.True(of.Reads(recorded.Message.Topic));
            var reading = of.Read(recorded.Message);
            Assert.Equal(reading.Facts.Count == 0, reading.Ignored is not null);
            var expected = reading.Ignored is "no-update" ? [] : recorded.Packages.Where(PackageName.IsValid);
            // A decision about an update, and a push of a whole repository, name no package.
            var named = reading.Facts.Where(f => f is not UpdateGatingDecided and not RepositoryPublished).Select(f => f.Package).Distinct();
            Assert.Equal(expected.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
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
        var reading = Read(topic, """
            {"update":{"alias":"FEDORA-2026-0123456789","content_type":"rpm","status":"pending",
             "builds":[{"nvr":"guake-3.10-1.fc44","type":"rpm"},{"nvr":"bash-5.3-1.fc44"}]}}
            """);

        Assert.Equal(["guake", "bash"], reading.Facts.Select(f => f.Package));
        Assert.All(reading.Facts, f => Assert.Equal(step, Assert.IsType<UpdateChanged>(f).Step));
    }

    [Fact]
    public void Compose_ThatIsDone_IsAboutTheWholeRepository()
    {
        var fact = Assert.IsType<RepositoryPublished>(Assert.Single(Read("compose.sync.done", """{"repo":"f44-updates","agent":"bodhi"}""").Facts));

        Assert.Equal(("", "f44-updates", Facets.Bulk), (fact.Package, fact.Repository, fact.Facets));
    }

    [Fact]
    public void Erratum_IsNoWordOfThePush()
    {
        var reading = Read("errata.publish", """{"update":{"alias":"FEDORA-2026-0123456789","builds":[{"nvr":"guake-3.10-1.fc44"}]}}""");

        Assert.Equal([new ErratumPublished("guake", DateTimeOffset.UnixEpoch, "FEDORA-2026-0123456789")], reading.Facts);
    }

    [Theory]
    [InlineData("update.status.testing.koji-build-group.build.complete", Facets.Overview | Facets.Updates)]
    [InlineData("update.complete.testing", Facets.Overview | Facets.Updates)]
    [InlineData("update.complete.stable", Facets.Overview | Facets.Updates)]
    [InlineData("update.edit", Facets.Updates)]
    public void Update_ThatBringsBuildsToUsers_IsAboutTheOverviewToo(string topic, Facets facets) => Assert.Equal(
        facets, Assert.Single(Read(topic, """{"update":{"alias":"FEDORA-2026-0123456789","builds":[{"nvr":"guake-3.10-1.fc44"}]}}""").Facts).Facets);

    [Theory]
    [InlineData("\"id\":\"FEDORA-2019-d64d0caab3\"")]
    [InlineData("\"id\":\"FEDORA-2019-d64d0caab3-1f3e17\"")]
    [InlineData("\"repository\":\"https://bodhi.fedoraproject.org/updates/FEDORA-2019-d64d0caab3\"")]
    public void Update_OfTheOldestForm_IsCalledLikeItsArtifact(string called) => Assert.Equal(
        [("guake", "FEDORA-2019-d64d0caab3"), ("bash", "FEDORA-2019-d64d0caab3")],
        Read(
            "update.status.testing.koji-build-group.build.complete",
            $$$"""{"artifact":{{{{called}}},"builds":[{"type":"koji-build","component":"guake"},{"nvr":"bash-5.3-1.fc29"}]}}""")
            .Facts.Cast<UpdateChanged>().Select(fact => (fact.Package, fact.Alias)));

    [Fact]
    public void Update_OfTheOldestFormThatIsNotCalledAnything_IsIgnoredWithThatReason()
    {
        var reading = Read("update.status.testing.koji-build-group.build.complete", """{"artifact":{"builds":[{"nvr":"bash-5.3-1.fc29"}]}}""");

        Assert.Equal(WhyIgnored.Malformed, reading.Ignored);
        Assert.Contains("the artifact's id or address", reading.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_TakesAPackageOut_SaysSoToBoth()
    {
        var reading = Read(
            "update.edit", """{"update":{"alias":"FEDORA-2026-0123456789","builds":[{"nvr":"guake-3.10-1.fc44"}]},"removed_builds":["bash-5.3-1.fc44"]}""");

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
    [InlineData("errata.publish", "{}", "malformed")]
    [InlineData("compose.complete", "{}", "malformed")]
    [InlineData("compose.start", "{}", "compose")]
    [InlineData("compose.sync.wait", "{}", "compose")]
    [InlineData("repo.done", "{}", "compose")]
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

    private MessageReading Read(string topic, string body) =>
        reader.Read(new FedoraMessage("org.fedoraproject.prod.bodhi." + topic, "1", DateTimeOffset.UnixEpoch, body));
}
