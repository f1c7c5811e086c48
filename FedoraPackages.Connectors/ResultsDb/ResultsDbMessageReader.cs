using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.ResultsDb;

/// <summary>
/// Reads the results of tests that ResultsDB tells (<c>upstreams/bus.md</c> §3.7): of builds, which name their package, and of updates, which do
/// not. What is said about the tested thing stands in lists or as plain text.
/// </summary>
internal sealed class ResultsDbMessageReader(TopicPrefixes prefixes)
    : TopicReader(Table, [prefixes.Fedora + ".resultsdb"], ["result.new"], TestSubject.OtherSubject)
{
    private static readonly TopicTable Table = new() { { "result.new", Result } };

    private static MessageReading Result(FedoraMessage message, JsonElement body)
    {
        if (body.Object("data") is not { } data || First(data, "type") is not { } type)
            return MessageBody.Lacks((body.Object("data") is not null, "data"), (false, "data.type"));
        if (First(data, "scratch") is "true" or "True")
            return MessageReading.Ignore(WhyIgnored.Scratch);
        if ((type == "koji_build" ? First(data, "nvr") ?? First(data, "item") : First(data, "item")) is not { } subject)
            return MessageBody.Lacks("data.item");
        var (test, state) = (body.Object("testcase")?.Label("name") ?? "", TestWords.State(body.Text("outcome")));
        return TestSubject.Read(
            type, subject,
            name => new TestFinished(name, message.SentAt, subject, test, state) { OfUpdates = true },
            alias => new TestFinished("", message.SentAt, alias, test, state) { OfUpdates = true });
    }

    private static string? First(JsonElement data, string member) => !data.TryGetProperty(member, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String => value[0].GetString(),
        JsonValueKind.True => "true",
        _ => null,
    };
}
