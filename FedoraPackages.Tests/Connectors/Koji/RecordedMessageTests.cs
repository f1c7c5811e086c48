using System.Text.Json;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Koji;

/// <summary>Every recorded message of Koji's against what the collection's manifest says it means.</summary>
public sealed class RecordedMessageTests
{
    [Fact]
    public void Message_EveryRecordedOne_MeansWhatTheManifestSays()
    {
        var folder = RecordedFiles.Folder("messages");
        var rows = File.ReadLines(Path.Combine(folder, "manifest.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Where(row => row[1].Contains(".buildsys.", StringComparison.Ordinal) && !row[0].StartsWith("fedmsg/", StringComparison.Ordinal))
            .ToArray();
        var (production, staging) = (new KojiMessageReader(TopicPrefixes.Production), new KojiMessageReader(TopicPrefixes.Of("org.fedoraproject.stg")));

        Assert.True(rows.Length > 30, $"only {rows.Length} messages");
        Assert.All(rows, row =>
        {
            var message = Message(Path.Combine(folder, row[0]));
            Assert.Equal(row[1], message.Topic);
            if (message.Topic.StartsWith("org.centos.", StringComparison.Ordinal))
                Assert.False(production.Reads(message.Topic));
            var reading = (staging.Reads(message.Topic) ? staging : production).Read(message);
            var none = row[3] == "none";
            Assert.Equal(none, reading.Ignored is not null);
            Assert.Equal(none ? [] : row[2].Split(','), reading.Facts.Select(fact => fact.Package));
            Assert.Equal(none ? [] : row[3].Split(','), FacetWords.Of(reading.Facts));
            Assert.All(reading.Facts, fact => Assert.Equal(message.SentAt, fact.SentAt));
        });
    }

    private static FedoraMessage Message(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = json.RootElement;
        return new FedoraMessage(
            root.GetProperty("topic").GetString()!,
            root.GetProperty("id").GetString()!,
            root.GetProperty("headers").GetProperty("sent-at").GetDateTimeOffset(),
            root.GetProperty("body").GetRawText());
    }
}
