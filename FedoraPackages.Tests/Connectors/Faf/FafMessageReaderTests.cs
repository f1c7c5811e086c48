using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Faf;

public sealed class FafMessageReaderTests
{
    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("problem.threshold10", """{"problem_id":7,"report_id":8,"count":10,"components":["guake",7,"a b"]}""", 7, 10)]
    [InlineData("report.threshold1", """{"report_id":8,"count":-1,"component":"guake"}""", 8, 0)]
    [InlineData("report.threshold1", """{"report_id":"8","component":"guake"}""", 0, 0)]
    [InlineData("report.threshold1", """{"report_id":8,"count":1,"component":["guake","a b"]}""", 8, 1)]
    [InlineData("report.threshold1", """{"report_id":8,"count":1,"components":[],"component":"guake"}""", 8, 1)]
    public void Problem_ThatIsCounted_IsItsComponents(string topic, string body, long problem, long count) =>
        Assert.Equal([new ProblemCounted("guake", DateTimeOffset.UnixEpoch, problem, count)], Read(topic, body).Facts);

    [Theory]
    [InlineData("problem.threshold10", """{"components":"guake"}""", WhyIgnored.NoPackage)]
    [InlineData("problem.threshold10", """{"components":[]}""", WhyIgnored.NoPackage)]
    [InlineData("problem.new", """{"components":["guake"]}""", WhyIgnored.UnknownTopic)]
    public void Problem_OfNoPackage_IsIgnoredWithAReason(string topic, string body, string reason) => Assert.Equal(reason, Read(topic, body).Ignored);

    private static MessageReading Read(string topic, string body) => Readers.Read("org.fedoraproject.prod.faf." + topic, body);
}
