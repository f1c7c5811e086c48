using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Greenwave;

/// <summary>
/// Reads what Greenwave decides about builds (<c>upstreams/bus.md</c> §3.7): Bodhi follows it and says nothing of it. A decision about an
/// update is left out, because it does not say which packages are in it.
/// </summary>
internal sealed class GreenwaveMessageReader : IMessageReader
{
    private const string NotABuild = "not-a-build";
    private const string Malformed = "malformed";
    private const string BadName = "bad-name";
    private const string UnknownTopic = "unknown-topic";

    private const int MaxLength = 1024 * 1024;

    private static readonly string[] Prefixes = ["org.fedoraproject.prod.greenwave.", "org.fedoraproject.stg.greenwave."];

    public IReadOnlyList<string> Topics { get; } = ["org.fedoraproject.*.greenwave.decision.update"];

    public bool Reads(string topic) => Prefixes.Any(prefix => topic.StartsWith(prefix, StringComparison.Ordinal));

    public MessageReading Read(FedoraMessage message) => message.Topic.EndsWith(".greenwave.decision.update", StringComparison.Ordinal)
        ? MessageBody.Read(message, MaxLength, body => Read(message, body))
        : MessageReading.Ignore(UnknownTopic);

    private static MessageReading Read(FedoraMessage message, JsonElement body)
    {
        if (body.Text("subject_type") is not { } type || body.Text("subject_identifier") is not { } subject || body.Flag("policies_satisfied") is not { } satisfied)
        {
            return MessageBody.Lacks(
                Malformed, (body.Text("subject_type") is not null, "subject_type"), (body.Text("subject_identifier") is not null, "subject_identifier"),
                (body.Flag("policies_satisfied") is not null, "policies_satisfied, true or false"));
        }

        if (type != "koji_build")
            return MessageReading.Ignore(NotABuild);
        return Nvr.NameOf(subject) is { } name
            ? MessageReading.Of(new GatingDecided(name, message.SentAt, subject, satisfied))
            : MessageReading.Ignore(BadName, "subject_identifier is not the name, version and release of a build");
    }
}
