using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Greenwave;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Sandbox.Story;

namespace FedoraPackages.Tests.Connectors.Sandbox;

/// <summary>What our own readers make of the sandbox's messages, so that one that nobody understands fails.</summary>
internal static class SaidMessages
{
    private static readonly IMessageReader[] Readers = [new KojiMessageReader(), new BodhiMessageReader(), new BugzillaMessageReader(), new GreenwaveMessageReader()];

    public static IReadOnlyList<string> Words(SandboxMessage message) => [.. Facts(message).Select(f => f.Words)];

    /// <summary>None only for what is said twice.</summary>
    public static IReadOnlyList<Fact> Facts(SandboxMessage message)
    {
        var reader = Assert.Single(Readers, r => r.Reads(message.Topic));
        var reading = reader.Read(new FedoraMessage(message.Topic, message.Id, message.SentAt, message.Body));
        if (reading.Ignored is not "redundant")
            Assert.Null(reading.Ignored);
        return reading.Facts;
    }
}
