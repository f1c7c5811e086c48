using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Messages;
using FedoraPackages.Worker.Sandbox.Story;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>What our own readers make of the sandbox's messages, so that a message nobody understands fails the test.</summary>
internal static class StoryWords
{
    // Fedora sends these too, and they say nothing that others do not.
    private static readonly string[] Known = [BodhiIgnored.Compose];

    private static readonly IReadOnlyList<TopicReader> Readers = AllReaders.Of();

    /// <summary>The facts, in words; the last words of the topic for a message that is known to hold none.</summary>
    public static string Of(SandboxMessage message)
    {
        var facts = Facts(message);
        return facts.Count == 0
            ? message.Topic[(message.Topic.IndexOf(".prod.", StringComparison.Ordinal) + 6)..]
            : string.Join(", ", facts.Select(f => f.Words).Distinct());
    }

    public static IReadOnlyList<Fact> Facts(SandboxMessage message)
    {
        var reader = Readers.Single(reader => reader.Reads(message.Topic));
        var reading = reader.Read(new FedoraMessage(message.Topic, message.Id, message.SentAt, message.Body));
        if (reading.Facts.Count == 0)
            Assert.Contains(reading.Ignored, Known);
        return reading.Facts;
    }
}
