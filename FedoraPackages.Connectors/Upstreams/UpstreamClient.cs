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
            ct,
            shape.IsDetail);

    /// <summary>
    /// Asks, and reads the body as it comes in, on a thread of its own: for what may be long. Whatever <paramref name="read"/> throws means
    /// what it means in <see cref="AskAsync"/>, but that a broken connection is one.
    /// </summary>
    public Task<T> StreamAsync<T>(Func<Uri, HttpRequestMessage> request, AnswerShape shape, Func<Stream, T> read, CancellationToken ct) =>
        pipeline.RunAsync(
            async token =>
            {
                using var message = request(addresses.Of(service));
                using var client = clients.CreateClient(service);
                using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
                var body = await UpstreamBody.OpenAsync(service, response, shape, token).ConfigureAwait(false);
                await using var closed = body.ConfigureAwait(false);
                // A read that waits for bytes ends only with its connection.
                await using var broken = token.Register(response.Dispose).ConfigureAwait(false);
                return await Task.Run(() => Read(body, read), CancellationToken.None).ConfigureAwait(false);
            },
            ct);

    private T Read<TBody, T>(TBody body, Func<TBody, T> read)
    {
        try
        {
            return read(body);
        }
        catch (Exception e) when (e is not (UpstreamException or IOException or ObjectDisposedException or OperationCanceledException))
        {
            throw UpstreamFailures.Unreadable(service, "an answer that cannot be read", e);
        }
    }
}
