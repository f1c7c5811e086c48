using System.Text.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors;

/// <summary>The collection's messages with what its manifest says they mean; those of before today's bus are left out.</summary>
internal static class RecordedMessages
{
    /// <param name="topic">A part of the topic.</param>
    public static IReadOnlyList<Recorded> About(string topic)
    {
        var folder = RecordedFiles.Folder("messages");
        return
        [
            .. File.ReadLines(Path.Combine(folder, "manifest.tsv")).Skip(1).Select(line => line.Split('\t'))
                .Where(row => row[1].Contains(topic, StringComparison.Ordinal) && !row[0].StartsWith("fedmsg/", StringComparison.Ordinal))
                .Select(row => new Recorded(
                    row[0], row[2].Split(',', StringSplitOptions.RemoveEmptyEntries), row[3], Message(Path.Combine(folder, row[0]), row[1]))),
        ];
    }

    private static FedoraMessage Message(string file, string topic)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = json.RootElement;
        return new FedoraMessage(
            topic, Path.GetFileName(file), root.GetProperty("headers").GetProperty("sent-at").GetDateTimeOffset(), root.GetProperty("body").GetRawText());
    }
}
