using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.WaiverDb;

/// <summary>Reads which failed tests people waive (<c>upstreams/bus.md</c> §3.7): of builds, which name their package, and of updates, which do not.</summary>
internal sealed class WaiverDbMessageReader(TopicPrefixes prefixes)
    : TopicReader(Table, [prefixes.Fedora + ".waiverdb"], ["waiver.new"], TestSubject.OtherSubject)
{
    private static readonly TopicTable Table = new() { { "waiver.new", Waiver } };

    private static MessageReading Waiver(FedoraMessage message, JsonElement body)
    {
        var subject = body.Object("subject");
        if ((body.Text("subject_type") ?? subject?.Text("type")) is not { } type || (body.Text("subject_identifier") ?? subject?.Text("item")) is not { } of)
            return MessageBody.Lacks("subject_type and subject_identifier");
        var (test, waived) = (body.TestName("testcase") ?? "", body.Flag("waived") ?? true);
        return TestSubject.Read(
            type, of,
            name => new TestWaived(name, message.SentAt, of, test, waived),
            alias => new TestWaived("", message.SentAt, alias, test, waived));
    }
}
