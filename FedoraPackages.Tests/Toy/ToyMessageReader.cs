using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Tests.Toy;

/// <summary>Reads what the service says on the bus.</summary>
internal sealed class ToyMessageReader : IMessageReader
{
    public const string Topic = "org.fedoraproject.prod.toy.rebuilt";

    public IReadOnlyList<string> Topics { get; } = [Topic];

    public bool Reads(string topic) => topic == Topic;

    public MessageReading Read(FedoraMessage message) => MessageBody.Read(
        message,
        longest: 10_000,
        body => body.Text("package") is { } package && body.Text("release") is { } release && body.Number("number") is { } number
            ? MessageReading.Of(new ToyRebuilt(package, message.SentAt, release, (int)number))
            : MessageReading.Ignore("malformed"));
}
