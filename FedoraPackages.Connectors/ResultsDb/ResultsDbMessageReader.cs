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
    private const string Build = "koji_build";

    private static readonly TopicTable Table = new() { { "result.new", Result } };

    private static MessageReading Result(FedoraMessage message, JsonElement body)
    {
        if (body.Object("data") is not { } data)
            return MessageBody.Lacks("data");
        IReadOnlyList<string> builds = [.. data.Names("nvr")];
        // Only builds are called so.
        if ((data.Names("type").FirstOrDefault() ?? (builds.Count > 0 ? Build : null)) is not { } type)
            return MessageBody.Lacks("data.type");
        if (data.IsYes("scratch"))
            return MessageReading.Ignore(WhyIgnored.Scratch);
        IReadOnlyList<string> subjects = type == Build && builds.Count > 0 ? builds : [.. data.Names("item")];
        if (subjects.Count == 0)
            return MessageBody.Lacks("data.item");
        var (test, state) = (body.Object("testcase")?.TestName("name") ?? "", TestWords.State(body.Text("outcome")));
        return TestSubject.ReadAll(
            subjects.Select(subject => (type, subject)),
            (name, subject) => new TestFinished(name, message.SentAt, subject, test, state) { OfUpdates = true },
            alias => new TestFinished("", message.SentAt, alias, test, state) { OfUpdates = true });
    }
}
