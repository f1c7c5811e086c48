using System.Text;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Koji;

public sealed class KojiMessageReaderTests
{
    private const string Prod = "org.fedoraproject.prod.buildsys.";

    private const string Build = """{"attribute":"state","build_id":7,"instance":"primary","name":"guake","new":1,"old":0}""";

    private static readonly DateTimeOffset Noon = new(2025, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("org.fedoraproject.prod.buildsys.tag", true)]
    [InlineData("org.fedoraproject.prod.buildsys.anything.new", true)]
    [InlineData("org.fedoraproject.stg.buildsys.tag", false)]
    [InlineData("org.centos.prod.buildsys.tag", false)]
    [InlineData("org.fedoraproject.dev.buildsys.tag", false)]
    [InlineData("org.fedoraproject.prod.buildsystem.tag", false)]
    [InlineData("x.org.fedoraproject.prod.buildsys.tag", false)]
    public void Reads_FedorasKojiOnly(string topic, bool reads)
    {
        Assert.Equal(reads, new KojiMessageReader(TopicPrefixes.Production).Reads(topic));
        if (!reads)
            Assert.Equal(WhyIgnored.OtherTopic, Read(topic, Build).Ignored);
    }

    [Theory]
    [InlineData("org.fedoraproject.stg.buildsys.build.state.change", "https://koji.stg.fedoraproject.org", null)]
    [InlineData("org.fedoraproject.stg.buildsys.build.state.change", "https://koji.fedoraproject.org", WhyIgnored.OtherHost)]
    [InlineData("org.fedoraproject.prod.buildsys.build.state.change", "https://koji.stg.fedoraproject.org", WhyIgnored.OtherTopic)]
    public void Reads_StagingAlone_WhereThatIsHeard(string topic, string host, string? reason)
    {
        var body = Build.Replace("\"instance\":\"primary\"", "\"base_url\":\"" + host + "\"", StringComparison.Ordinal);

        Assert.Equal(reason, new KojiMessageReader(TopicPrefixes.Of("org.fedoraproject.stg")).Read(new FedoraMessage(topic, "id", Noon, body)).Ignored);
    }

    [Fact]
    public void Build_Complete_IsThatFact() =>
        Assert.Equal([new BuildChanged("guake", Noon, 7, BuildState.Complete)], Read(Prod + "build.state.change", Build).Facts);

    [Theory]
    [InlineData("tag", true)]
    [InlineData("untag", false)]
    public void Tag_OfAnyKind_IsAFact(string topic, bool into) => Assert.Equal(
        [new Tagged("guake", Noon, 7, "f44-build-side-12345", into)],
        Read(
            Prod + topic,
            """{"build_id":7,"name":"guake","tag":"f44-build-side-12345","instance":"primary","base_url":"https://koji.fedoraproject.org"}""").Facts);

    [Fact]
    public void PackageList_Blocked_IsAFact() => Assert.Equal(
        [new PackageListChanged("guake", Noon, "f44", "block")],
        Read(Prod + "package.list.change", """{"package":"guake","tag":"f44","action":"block","instance":"primary","owner":null}""").Facts);

    [Theory]
    [InlineData("\"instance\":\"primary\"", "\"instance\":\"riscv\"", KojiIgnored.OtherInstance)]
    [InlineData("\"instance\":\"primary\"", "\"instance\":7", WhyIgnored.Malformed)]
    [InlineData("\"instance\":\"primary\"", "\"base_url\":\"https://koji.example.org\"", WhyIgnored.OtherHost)]
    [InlineData("\"instance\":\"primary\"", "\"base_url\":\"https://koji.fedoraproject.org.example.org\"", WhyIgnored.OtherHost)]
    [InlineData("\"instance\":\"primary\"", "\"url\":\"https://koji.fedoraproject.org@example.org/\"", WhyIgnored.OtherHost)]
    [InlineData("\"instance\":\"primary\"", "\"url\":\"not an address\"", WhyIgnored.Malformed)]
    [InlineData("\"instance\":\"primary\"", "\"base_url\":\"http://koji.sandbox.invalid\"", null)]
    [InlineData("\"instance\":\"primary\"", "\"base_url\":\"\",\"url\":\" \"", null)]
    [InlineData("\"instance\":\"primary\"", "\"url\":\"/koji/buildinfo?buildID=7\"", null)]
    [InlineData("\"instance\":\"primary\"", "\"url\":\"//koji.example.org/koji/\"", WhyIgnored.OtherHost)]
    [InlineData("\"instance\":\"primary\"", "\"url\":\"file:///koji/\"", WhyIgnored.OtherHost)]
    [InlineData("\"instance\":\"primary\"", "\"base_url\":\"\",\"url\":\"https://koji.example.org/\"", WhyIgnored.OtherHost)]
    [InlineData("\"instance\":\"primary\"", "\"base_url\":\"https://koji.stg.fedoraproject.org\"", WhyIgnored.OtherHost)]
    [InlineData("\"instance\":\"primary\"", "\"instance\":null,\"url\":null", null)]
    [InlineData("\"state\"", "\"volume_id\"", KojiIgnored.OtherAttribute)]
    [InlineData("\"new\":1", "\"new\":5", WhyIgnored.Malformed)]
    [InlineData("\"new\":1", "\"new\":-1", WhyIgnored.Malformed)]
    [InlineData("\"new\":1", "\"new\":\"1\"", WhyIgnored.Malformed)]
    [InlineData("\"new\":1", "\"new\":1.5", WhyIgnored.Malformed)]
    [InlineData("\"new\":1", "\"new\":null", WhyIgnored.Malformed)]
    [InlineData("\"build_id\":7", "\"build_id\":0", WhyIgnored.Malformed)]
    [InlineData("\"build_id\":7", "\"build_id\":99999999999999999999999", WhyIgnored.Malformed)]
    [InlineData("\"guake\"", "[\"guake\"]", WhyIgnored.Malformed)]
    [InlineData("\"guake\"", "\"../../etc/passwd\"", WhyIgnored.BadName)]
    [InlineData("\"guake\"", "\"guake\\n\"", WhyIgnored.BadName)]
    [InlineData("\"guake\"", "\"\"", WhyIgnored.BadName)]
    [InlineData("\"guake\"", "\"<script>\"", WhyIgnored.BadName)]
    [InlineData("\"guake\"", "\"a:b\"", WhyIgnored.BadName)]
    [InlineData("\"guake\"", "\"\\ud800\"", WhyIgnored.NotJson)]
    [InlineData("}", "", WhyIgnored.NotJson)]
    public void Build_OneThingOtherwise_IsIgnoredWithThatReason(string part, string instead, string? reason) =>
        Assert.Equal(reason, Read(Prod + "build.state.change", Build.Replace(part, instead, StringComparison.Ordinal)).Ignored);

    [Theory]
    [InlineData("tag", "null", null)]
    [InlineData("tag", "\"alice\"", "alice")]
    [InlineData("untag", "null", null)]
    [InlineData("package.list.change", "null", null)]
    [InlineData("build.state.change", "null", "bob")]
    public void Owner_IsWhoBuiltAndNotWhoTagged(string topic, string user, string? by)
    {
        var body = Build.Replace("}", $$""","package":"guake","tag":"f44","action":"set owner","user":{{user}},"owner":"bob"}""", StringComparison.Ordinal);
        var reading = Read(Prod + topic, body);

        Assert.Equal(by, reading.By);
        if (topic == "package.list.change")
            Assert.Equal("guake has another owner in f44", Assert.Single(reading.Facts).Words);
    }

    [Theory]
    [InlineData("repo.init", KojiIgnored.Repository)]
    [InlineData("repo.done", KojiIgnored.Repository)]
    [InlineData("rpm.sign", KojiIgnored.Signature)]
    [InlineData("task.state.change", KojiIgnored.ScratchTask)]
    [InlineData("something.new", WhyIgnored.UnknownTopic)]
    [InlineData("", WhyIgnored.UnknownTopic)]
    public void Topic_WithoutMeaning_IsIgnoredWithThatReason(string topic, string reason) =>
        Assert.Equal(reason, Read(Prod + topic, Build).Ignored);

    [Theory]
    [InlineData("", WhyIgnored.NotJson)]
    [InlineData("null", WhyIgnored.NotAnObject)]
    [InlineData("[]", WhyIgnored.NotAnObject)]
    [InlineData("\"text\"", WhyIgnored.NotAnObject)]
    [InlineData("{}", WhyIgnored.Malformed)]
    [InlineData("{\"\\ud800\":1}", WhyIgnored.NotJson)]
    public void Body_ThatSaysNothing_IsIgnoredWithThatReason(string body, string reason)
    {
        foreach (var topic in new[] { "build.state.change", "tag", "untag", "package.list.change" })
            Assert.Equal(reason, Read(Prod + topic, body).Ignored);
    }

    [Fact]
    public void Body_OverTheCapOrNestedTooDeepOrNoText_IsIgnored()
    {
        Assert.Equal(WhyIgnored.TooLarge, Read(Prod + "tag", Build + new string(' ', MessageBody.Longest)).Ignored);
        Assert.Equal(WhyIgnored.NotJson, Read(Prod + "tag", new string('[', 100_000)).Ignored);
        Assert.Equal(WhyIgnored.NotJson, Read(Prod + "tag", Build.Replace("guake", "\ud800", StringComparison.Ordinal)).Ignored);
    }

    [Theory]
    [InlineData("f44\\u0000")]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("f44\\n")]
    public void Tag_NameThatCannotBeOne_IsIgnored(string tag) => Assert.Equal(
        WhyIgnored.Malformed, Read(Prod + "tag", "{\"build_id\":7,\"name\":\"guake\",\"tag\":\"" + tag + "\"}").Ignored);

    [Fact]
    public void Body_Random_IsNeverThrownAt()
    {
        var random = new Random(815);
        string[] topics = ["build.state.change", "tag", "untag", "package.list.change", "rpm.sign"];
        const string Letters = "{}[]\":,\\u0123456789abcdefntrl.eE+- \ud800\udfff\0";

        for (var round = 0; round < 20_000; round++)
        {
            var body = new StringBuilder(Build);
            for (var i = random.Next(1, 6); i > 0; i--)
                body[random.Next(body.Length)] = Letters[random.Next(Letters.Length)];
            var reading = Read(Prod + topics[round % topics.Length], body.ToString());
            Assert.True(reading.Ignored is null == reading.Facts.Count > 0, body.ToString());
        }
    }

    private static MessageReading Read(string topic, string body) =>
        new KojiMessageReader(TopicPrefixes.Production).Read(new FedoraMessage(topic, "id", Noon, body));
}
