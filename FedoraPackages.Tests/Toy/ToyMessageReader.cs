using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Tests.Toy;

/// <summary>Reads what the service says on the bus.</summary>
internal sealed class ToyMessageReader(TopicPrefixes prefixes) : TopicReader(Table, [prefixes.Fedora + ".toy"], ["rebuilt"])
{
    public const string Topic = "org.fedoraproject.prod.toy.rebuilt";

    private static readonly TopicTable Table = new() { { "rebuilt", Rebuilt } };

    private static MessageReading Rebuilt(FedoraMessage message, JsonElement body) =>
        body.Text("package") is { } package && body.Text("release") is { } release && body.Number("number") is { } number
            ? MessageReading.Of(new ToyRebuilt(package, message.SentAt, release, (int)number))
            : MessageBody.Lacks("package, release or number");
}
