using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>Messages with something wrong in them, the same for the same seed, through all readers.</summary>
internal sealed class MessageFuzz(int seed)
{
    /// <summary>How many the tests read.</summary>
    public const int Usual = 50_000;

    private const string Letters = "{}[]\":,\\u0123456789abcdefntrl.eE+- \ud800\udfff\0";

    private static readonly string[] Words =
    [
        "", "guake", "guake-3.10-1.fc44", "a b", "<script>", "../../etc/passwd", "a:b", "forks/x/rpms/guake", "refs/heads/", "FEDORA-2026-0123456789",
        "\u202eguake", "somebody@example.org", "a-1-x@example.org",
        new string('a', 10_000), "perl-https://metacpan.org/release/Test-JSON", "https://koji.stg.fedoraproject.org", "-", "--", "koji_build", "Fedora", "true",
    ];

    private readonly Random random = new(seed);
    private readonly IReadOnlyList<TopicReader> readers = AllReaders.Of();
    private readonly Dictionary<string, int> reasons = new(StringComparer.Ordinal);

    /// <summary>How often each reason was given, and with an empty one how many had facts.</summary>
    public IReadOnlyDictionary<string, int> Reasons => reasons;

    /// <summary>Null when all is as it should be; else the first message that is not, and why.</summary>
    public string? Run(int messages)
    {
        var topics = readers.SelectMany(reader => reader.ReadTopics).Select(topic => topic.Replace("*", "1", StringComparison.Ordinal)).ToArray();
        for (var round = 0; round < messages; round++)
        {
            var written = WrittenMessages.All[random.Next(WrittenMessages.All.Count)];
            // Also under topics whose bodies are laid out otherwise.
            var topic = random.Next(4) == 0 ? topics[random.Next(topics.Length)] : written.Topic;
            var body = Mutated(written.Body);
            if (Wrong(topic, body) is { } wrong)
                return string.Create(CultureInfo.InvariantCulture, $"message {round} of seed {seed}: {wrong}\n{topic}\n{body}");
        }

        return null;
    }

    private string? Wrong(string topic, string body)
    {
        var reader = readers.Single(r => r.Reads(topic));
        MessageReading reading;
        try
        {
            reading = reader.Read(new FedoraMessage(topic, "1", DateTimeOffset.UnixEpoch, body));
        }
#pragma warning disable CA1031 // Whatever it is, a reader must not throw it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }

        reasons[reading.Ignored ?? ""] = reasons.GetValueOrDefault(reading.Ignored ?? "") + 1;
        return reading.Ignored is null == (reading.Facts.Count == 0) ? "neither facts nor a reason, or both"
            : reading.Ignored is { } reason && !reader.Reasons.Contains(reason) ? $"not a reason of the fixed set: {reason}"
            : reading.Facts.FirstOrDefault(IsWrong) is { } fact ? $"a fact that must not be: {fact}"
            : null;
    }

    private static bool IsWrong(Fact fact) => (fact.Package.Length > 0 && !PackageName.IsValid(fact.Package))
        || fact.Facets == Facets.None
        || fact.Words.Length > 1_000 || fact.Subject.Length > 1_000
        || fact.Words.Contains('@', StringComparison.Ordinal) || fact.Words.Contains("://", StringComparison.Ordinal)
        || fact.Words.Any(char.IsControl) || fact.Subject.Any(char.IsControl);

    private string Mutated(string written)
    {
        var body = JsonNode.Parse(written)!;
        for (var i = random.Next(0, 4); i > 0; i--)
            Change(Somewhere(body));
        var text = body.ToJsonString();
        return random.Next(6) switch
        {
            0 => text[..random.Next(text.Length + 1)],
            1 => WithRandomLetters(text),
            2 => text.Insert(random.Next(text.Length + 1), "\\ud800"),
            _ => text,
        };
    }

    // Objects and lists of which something may be changed.
    private JsonNode Somewhere(JsonNode from)
    {
        while (true)
        {
            var inside = from switch
            {
                JsonObject some => some.Select(member => member.Value),
                JsonArray some => some,
                _ => [],
            };
            var deeper = inside.Where(node => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
            if (deeper.Count == 0 || random.Next(2) == 0)
                return from;
            from = deeper[random.Next(deeper.Count)]!;
        }
    }

    private void Change(JsonNode at)
    {
        if (at is JsonArray { Count: > 0 } list)
        {
            list[random.Next(list.Count)] = Anything(null);
        }
        else if (at is JsonObject { Count: > 0 } members)
        {
            var name = members.ElementAt(random.Next(members.Count)).Key;
            if (random.Next(4) == 0)
                members.Remove(name);
            else
                members[name] = Anything(members[name]);
        }
    }

    private JsonNode? Anything(JsonNode? before) => random.Next(9) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        3 => random.NextDouble() * 1e300,
        4 => new JsonArray(before?.DeepClone()),
        5 => new JsonObject { ["name"] = before?.DeepClone() },
        6 => new JsonArray(),
        _ => Words[random.Next(Words.Length)],
    };

    private string WithRandomLetters(string text)
    {
        var letters = new StringBuilder(text);
        for (var i = random.Next(1, 6); i > 0 && letters.Length > 0; i--)
            letters[random.Next(letters.Length)] = Letters[random.Next(Letters.Length)];
        return letters.ToString();
    }
}
