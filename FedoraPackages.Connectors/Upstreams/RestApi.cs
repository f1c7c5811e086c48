using System.Text.Json;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>What the services that answer a GET with a JSON object have in common. Each says what it refuses, and how, by itself.</summary>
/// <param name="below">Where its questions begin below its address: "rest/", or "".</param>
internal abstract class RestApi(UpstreamClient upstream, string below = "")
{
    /// <param name="path">With its query: <c>releases/?page=1</c>.</param>
    protected Task<T> AskAsync<T>(string path, AnswerShape shape, Func<ArraySegment<byte>, T> read, CancellationToken ct) =>
        upstream.AskAsync(address => Get(address, below + path), shape, read, ct);

    private static HttpRequestMessage Get(Uri address, string path)
    {
        var top = address.AbsoluteUri is [.., '/'] ? address : new Uri(address.AbsoluteUri + "/");
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(top, path));
        // Asked for anything else, some answer with a page for people.
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }
}
