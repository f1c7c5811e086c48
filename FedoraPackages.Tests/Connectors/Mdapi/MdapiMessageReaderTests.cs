using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Mdapi;

public sealed class MdapiMessageReaderTests
{
    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Fact]
    public void Repository_WithOtherBuilds_NamesSubpackages() => Assert.Equal(
        [new SubpackagePublished("guake", DateTimeOffset.UnixEpoch, "rawhide"), new SubpackagePublished("python3-x", DateTimeOffset.UnixEpoch, "rawhide")],
        Read("""{"name":"rawhide","packages":["guake","a b","python3-x",7,null,"guake"]}""").Facts);

    [Fact]
    public void Repository_WithMoreThanAnybodyWouldLookUp_IsWholeOtherwise() => Assert.Equal(
        [new RepositoryPublished(DateTimeOffset.UnixEpoch, "rawhide")],
        Read("{\"name\":\"rawhide\",\"packages\":[" + string.Join(',', Enumerable.Range(0, 1_001).Select(n => $"\"pkg{n}\"")) + "]}").Facts);

    [Theory]
    [InlineData("""{"name":"rawhide","differences":{"guake":[]}}""", WhyIgnored.Malformed)]
    [InlineData("""{"name":"rawhide","packages":"guake"}""", WhyIgnored.Malformed)]
    [InlineData("""{"name":7,"packages":["guake"]}""", WhyIgnored.Malformed)]
    [InlineData("""{"name":"rawhide","packages":[]}""", WhyIgnored.NoPackage)]
    public void Repository_ThatSaysNothing_IsIgnoredWithAReason(string body, string reason) => Assert.Equal(reason, Read(body).Ignored);

    private static MessageReading Read(string body) => Readers.Read("org.fedoraproject.prod.mdapi.repo.update", body);
}
