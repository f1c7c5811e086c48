namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Asks one upstream service. Every connector holds one, and puts only its own wire on top.</summary>
internal sealed class UpstreamClient(string service, IHttpClientFactory clients, UpstreamAddresses addresses, UpstreamPipeline pipeline)
{
    public string Service => service;

    /// <summary>
    /// Asks and reads. <paramref name="request"/> makes a fresh request from the service's address for each attempt;
    /// <paramref name="read"/> gets the whole body, may change it, and throws <see cref="UpstreamException"/> for what the service
    /// refuses in its own way; whatever else it throws means an unreadable answer.
    /// </summary>
    public Task<T> AskAsync<T>(
        Func<Uri, HttpRequestMessage> request, AnswerShape shape, Func<ArraySegment<byte>, T> read, CancellationToken ct) =>
        pipeline.RunAsync(
            async token =>
            {
                using var message = request(addresses.Of(service));
                using var client = clients.CreateClient(service);
                using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
                var body = await UpstreamBody.ReadAsync(service, response, shape, token).ConfigureAwait(false);
                return Read(body, read);
            },
            ct);

    private T Read<T>(ArraySegment<byte> body, Func<ArraySegment<byte>, T> read)
    {
        try
        {
            return read(body);
        }
        catch (Exception e) when (e is not UpstreamException)
        {
            throw UpstreamFailures.Unreadable(service, "an answer that cannot be read", e);
        }
    }
}
