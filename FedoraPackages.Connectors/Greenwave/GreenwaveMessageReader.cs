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
        IReadOnlyList<(string Type, string Subject)> subjects = [.. Subjects(body)];
        if (subjects.Count == 0 || body.Flag("policies_satisfied") is not { } satisfied)
        {
            return MessageBody.Lacks(
                (subjects.Count > 0, "subject_type and subject_identifier, or subject"),
                (body.Flag("policies_satisfied") is not null, "policies_satisfied, true or false"));
        }

        return TestSubject.ReadAll(
            subjects,
            (name, subject) => new GatingDecided(name, message.SentAt, subject, satisfied),
            alias => new UpdateGatingDecided(message.SentAt, alias, satisfied));
    }

    // Older ones have a list instead, of the build, its update and what they were asked by.
    private static IEnumerable<(string Type, string Subject)> Subjects(JsonElement body) =>
        body.Has("subject_type") || body.Has("subject_identifier")
            ? body.Text("subject_type") is { } type && body.Text("subject_identifier") is { } subject ? [(type, subject)] : []
            : from element in body.Objects("subject")
              let of = element.Text("type")
              let item = element.Text("item")
              where of is not null && item is not null
              select (of, item);
}
