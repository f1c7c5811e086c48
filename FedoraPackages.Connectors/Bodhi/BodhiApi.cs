using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>
/// Speaks Bodhi's HTTP: GET with <c>Accept: application/json</c> (anything else gets a web page), errors in cornice's form
/// (<c>upstreams/http.md</c> §1.4).
/// </summary>
internal sealed class BodhiApi([FromKeyedServices(BodhiService.Name)] UpstreamClient upstream) : RestApi(upstream)
{
    /// <summary>An update is 4 to 75 kB with its comments, and a page has a hundred.</summary>
    private const int MaxBytes = 32 * AnswerShape.Megabyte;

    private static readonly AnswerShape Shape = AnswerShape.Json with { MaxBytes = MaxBytes, Refusal = Refusal };

    /// <param name="path">Below Bodhi's address, with its query: <c>releases/?page=1</c>.</param>
    public Task<T> GetAsync<T>(string path, Func<JsonElement, T> read, CancellationToken ct) =>
        AskAsync(path, Shape, body => Read(body, read), ct);

    /// <summary>The same for what Bodhi has to ask another service.</summary>
    public Task<T> DetailAsync<T>(string path, Func<JsonElement, T> read, CancellationToken ct) =>
        AskAsync(path, Shape with { IsDetail = true }, body => Read(body, read), ct);

    public static UpstreamException Unreadable(string why) => new(BodhiService.Name, UpstreamProblem.Unreadable, why);

    internal static T Read<T>(ArraySegment<byte> body, Func<JsonElement, T> read)
    {
        using var json = JsonDocument.Parse(body.AsMemory());
        return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : throw Unreadable("an answer of another shape");
    }

    internal static UpstreamException? Refusal(int status, ArraySegment<byte> body)
    {
        using var json = JsonDocument.Parse(body.AsMemory());
        // To be asked again later is no refusal.
        if (status is 408 or 429 || json.RootElement.ValueKind != JsonValueKind.Object
            || json.RootElement.Objects("errors").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } error)
            return null;
        var words = status == 404 ? "knows no such thing" : $"refused the question with status {status}";
        return new UpstreamException(
            BodhiService.Name, UpstreamProblem.Refused, words, $"{error.Text("name")}: {error.Text("description")}")
        { Status = status };
    }
}
