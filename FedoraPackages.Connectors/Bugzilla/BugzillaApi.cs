using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>
/// Speaks Bugzilla's REST, anonymously. Its errors are objects with <c>error: true</c> and a number, sometimes with status 200
/// (<c>upstreams/http.md</c> §2.4).
/// </summary>
internal sealed class BugzillaApi([FromKeyedServices(BugzillaService.Name)] UpstreamClient upstream) : RestApi(upstream, "rest/")
{
    private const int Restricted = 102;
    private const int NoSuchBug = 101;

    private static readonly AnswerShape Shape = AnswerShape.Json with { Refusal = Refusal };

    /// <param name="path">Below <c>rest/</c>, with its query: <c>bug?id=1</c>.</param>
    public Task<T> GetAsync<T>(string path, Func<JsonElement, T> read, CancellationToken ct) =>
        AskAsync(path, Shape, body => Read(body, read), ct);

    public static UpstreamException Unreadable(string why) => new(BugzillaService.Name, UpstreamProblem.Unreadable, why);

    internal static T Read<T>(ArraySegment<byte> body, Func<JsonElement, T> read)
    {
        using var json = JsonDocument.Parse(body.AsMemory());
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw Unreadable("an answer of another shape");
        return Error(root, 200) is { } error ? throw error : read(root);
    }

    internal static UpstreamException? Refusal(int status, ArraySegment<byte> body)
    {
        using var json = JsonDocument.Parse(body.AsMemory());
        return json.RootElement.ValueKind == JsonValueKind.Object ? Error(json.RootElement, status) : null;
    }

    private static UpstreamException? Error(JsonElement root, int status)
    {
        if (root.Flag("error") != true)
            return null;
        var code = root.Number("code");
        var words = code switch
        {
            Restricted => "restricts this bug",
            NoSuchBug => "knows no such bug",
            null => "refused the question",
            _ => string.Create(CultureInfo.InvariantCulture, $"refused the question with error {code}"),
        };
        return new UpstreamException(BugzillaService.Name, UpstreamProblem.Refused, words, root.Text("message")) { Status = status };
    }
}
