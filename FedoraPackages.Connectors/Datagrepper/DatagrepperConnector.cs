using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Datagrepper;

/// <summary>
/// Asks the archive of Fedora's bus (<c>upstreams/bus.md</c> §2). Beginning and end are always said, since without them it means other times
/// than one thinks; the end is the same for all pages, since they are counted from the beginning and new rows would shift them.
/// </summary>
internal sealed class DatagrepperConnector([FromKeyedServices(DatagrepperService.Name)] UpstreamClient upstream)
{
    /// <summary>More on a page is refused.</summary>
    public const int RowsPerPage = 100;

    /// <summary>A row has been 131 kB (measured), and a page has a hundred.</summary>
    private const int MaxBytes = 48 * AnswerShape.Megabyte;

    private static readonly AnswerShape Shape = AnswerShape.Json with { MaxBytes = MaxBytes, Refusal = Refusal };

    /// <summary>A row may be nested as deep as anybody likes, which is for whoever reads it to judge, and no reason to lose the page.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };

    private readonly Api api = new(upstream);

    /// <summary>The messages of some topics that were sent within a span, page by page (the first is 1).</summary>
    /// <param name="topics">Whole topics: the archive knows no wildcards.</param>
    /// <exception cref="UpstreamException">It gave no usable answer.</exception>
    public Task<ArchivePage> SearchAsync(IReadOnlyList<string> topics, DateTimeOffset from, DateTimeOffset until, int page, CancellationToken ct) =>
        api.GetAsync(Question(topics, from, until, page, "asc"), Read, ct);

    /// <summary>The last messages that the archive holds to be about a package, the newest at the top.</summary>
    /// <exception cref="UpstreamException">It gave no usable answer.</exception>
    public Task<ArchivePage> AboutAsync(
        string package, IReadOnlyList<string> topics, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        api.GetAsync($"{Question(topics, from, until, page: 1, "desc")}&package={Uri.EscapeDataString(package)}", Read, ct);

    private static string Question(IReadOnlyList<string> topics, DateTimeOffset from, DateTimeOffset until, int page, string order) => string.Create(
        CultureInfo.InvariantCulture,
        $"v2/search?start={Seconds(from)}&end={Seconds(until)}&order={order}&rows_per_page={RowsPerPage}&page={page}"
            + $"{string.Concat(topics.Select(t => $"&topic={t}"))}");

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static ArchivePage Read(JsonElement answer)
    {
        if (!answer.TryGetProperty("raw_messages", out var rows) || rows.ValueKind != JsonValueKind.Array
            || answer.Number("total") is not (>= 0 and <= int.MaxValue and var total))
            throw Unreadable("an answer without messages");
        var messages = rows.EnumerateArray().Select(Message).ToList();
        return new ArchivePage(
            [.. messages.OfType<FedoraMessage>().OrderBy(m => m.SentAt)],
            (int)total, (int)Math.Clamp(answer.Number("pages") ?? 0, 0, 1_000_000), messages.Count(m => m is null));
    }

    private static FedoraMessage? Message(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object
        && row.Text("topic") is { Length: > 0 and <= 500 } topic
        && row.Text("id") is { Length: > 0 and <= 200 } id
        && row.Object("body") is { } body
        && row.Object("headers")?.Text("sent-at") is { } sent
        && DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sentAt)
            ? new FedoraMessage(topic, id, sentAt, body.GetRawText())
            : null;

    private static UpstreamException? Refusal(int status, ArraySegment<byte> body)
    {
        using var json = JsonDocument.Parse(body.AsMemory());
        return status is 408 or 429 || json.RootElement.ValueKind != JsonValueKind.Object
            ? null
            : new UpstreamException(
                DatagrepperService.Name, UpstreamProblem.Refused, $"refused the question with status {status}",
                json.RootElement.Text("error"))
            { Status = status };
    }

    private static UpstreamException Unreadable(string why) => new(DatagrepperService.Name, UpstreamProblem.Unreadable, why);

    private sealed class Api(UpstreamClient upstream) : RestApi(upstream)
    {
        public Task<T> GetAsync<T>(string path, Func<JsonElement, T> read, CancellationToken ct) => AskAsync(
            path,
            Shape,
            body =>
            {
                using var json = JsonDocument.Parse(body.AsMemory(), Deep);
                return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : throw Unreadable("an answer of another shape");
            },
            ct);
    }
}
