using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Tests.Connectors;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>An archive of messages on the wire, as well or as badly behaved as the test says.</summary>
internal sealed class ScriptedArchive : IAsyncDisposable
{
    private readonly ScriptedRest rest;
    private int asked;

    private ScriptedArchive(ScriptedRest rest)
    {
        this.rest = rest;
        rest.Answer = Answer;
    }

    public List<FedoraMessage> Messages { get; } = [];

    /// <summary>Instead of the answer to the question of that number, the first being 1; null: the answer.</summary>
    public Func<int, (int Status, string Body)?> Instead { get; set; } = static _ => null;

    /// <summary>What stands on a page, of what belongs there.</summary>
    public Func<IReadOnlyList<FedoraMessage>, IEnumerable<FedoraMessage>> Page { get; set; } = static page => page;

    public DatagrepperConnector Connector => rest.Get<DatagrepperConnector>();

    public IReadOnlyCollection<string> Asked => rest.Asked;

    public static async Task<ScriptedArchive> StartAsync() =>
        new(await ScriptedRest.StartAsync("Datagrepper", (services, configuration) => services.AddDatagrepper(configuration)));

    public ValueTask DisposeAsync() => rest.DisposeAsync();

    private (int Status, string Body) Answer(HttpRequest request)
    {
        if (Instead(Interlocked.Increment(ref asked)) is { } instead)
            return instead;
        var query = request.Query;
        var (start, end) = (Time(query["start"]!), Time(query["end"]!));
        var page = int.Parse(query["page"]!, CultureInfo.InvariantCulture);
        var found = Messages.Where(m => m.SentAt >= start && m.SentAt <= end).OrderBy(m => m.SentAt).ToList();
        JsonArray rows = [.. Page([.. found.Skip((page - 1) * 100).Take(100)]).Select(Row)];
        return (200, new JsonObject { ["total"] = found.Count, ["pages"] = (found.Count + 99) / 100, ["raw_messages"] = rows }.ToJsonString());
    }

    private static DateTimeOffset Time(string seconds) => DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));

    private static JsonObject Row(FedoraMessage message) => new()
    {
        ["topic"] = message.Topic,
        ["id"] = message.Id,
        ["headers"] = new JsonObject { ["sent-at"] = message.SentAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) },
        ["body"] = JsonNode.Parse(message.Body),
        ["priority"] = null,
        ["queue"] = null,
    };
}
