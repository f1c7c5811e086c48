using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Pungi;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Pungi;

public sealed class PungiMessageReaderTests
{
    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    [Theory]
    [InlineData("Fedora-Rawhide-20260105.n.0", "FINISHED_INCOMPLETE", "Rawhide")]
    [InlineData("Fedora-44-20260105.n.1", "FINISHED", "44")]
    [InlineData("Fedora-44-20260105.0", "FINISHED", "44")]
    public void Compose_OfARelease_IsItsRepository(string compose, string status, string release) =>
        Assert.Equal([new RepositoryPublished(DateTimeOffset.UnixEpoch, release, compose)], Read("compose.status.change", compose, status).Facts);

    [Theory]
    [InlineData("compose.status.change", "Fedora-Rawhide-20260105.n.0", "STARTED", PungiMessageReader.Unfinished)]
    [InlineData("compose.status.change", "Fedora-Rawhide-20260105.n.0", "DOOMED", PungiMessageReader.Unfinished)]
    [InlineData("compose.status.change", "Fedora-Cloud-41-20260105.0", "FINISHED", PungiMessageReader.OtherCompose)]
    [InlineData("compose.status.change", "Fedora-Atomic-25-20170206.0", "FINISHED", PungiMessageReader.OtherCompose)]
    [InlineData("compose.status.change", "Fedora-IoT-44-20260105.0", "FINISHED", PungiMessageReader.OtherCompose)]
    [InlineData("compose.status.change", "a b", "FINISHED", WhyIgnored.Malformed)]
    [InlineData("compose.phase.start", "Fedora-Rawhide-20260105.n.0", "FINISHED", PungiMessageReader.Unfinished)]
    public void Compose_OfAnythingElse_IsIgnoredWithAReason(string topic, string compose, string status, string reason) =>
        Assert.Equal(reason, Read(topic, compose, status).Ignored);

    private static MessageReading Read(string topic, string compose, string status) =>
        Readers.Read("org.fedoraproject.prod.pungi." + topic, $$"""{"compose_id":"{{compose}}","status":"{{status}}"}""");
}
