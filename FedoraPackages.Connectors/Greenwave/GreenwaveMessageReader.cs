using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Greenwave;

/// <summary>
/// Reads what Greenwave decides about builds and updates (<c>upstreams/bus.md</c> §3.7): Bodhi follows it and says nothing of it. A decision
/// about an update does not say which packages are in it.
/// </summary>
internal sealed class GreenwaveMessageReader(TopicPrefixes prefixes)
    : TopicReader(Table, [prefixes.Fedora + ".greenwave"], ["decision.update"], TestSubject.OtherSubject)
{
    private static readonly TopicTable Table = new() { { "decision.update", Read } };

    private static MessageReading Read(FedoraMessage message, JsonElement body)
    {
        if (body.Text("subject_type") is not { } type || body.Text("subject_identifier") is not { } subject
            || body.Flag("policies_satisfied") is not { } satisfied)
        {
            return MessageBody.Lacks(
                (body.Text("subject_type") is not null, "subject_type"), (body.Text("subject_identifier") is not null, "subject_identifier"),
                (body.Flag("policies_satisfied") is not null, "policies_satisfied, true or false"));
        }

        return TestSubject.Read(
            type, subject,
            name => new GatingDecided(name, message.SentAt, subject, satisfied),
            alias => new UpdateGatingDecided(message.SentAt, alias, satisfied));
    }
}
