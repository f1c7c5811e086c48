namespace FedoraPackages.Connectors.Upstreams;

/// <summary>
/// Follows a redirect of a GET within the same host (a trailing slash, http to https) and no other: what one service answers must not
/// decide which other host this process talks to.
/// </summary>
internal sealed class SameHostRedirects : DelegatingHandler
{
    private const int Most = 3;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var followed = 0; followed < Most && Target(request, response) is { } target; followed++)
        {
            response.Dispose();
            var next = new HttpRequestMessage(HttpMethod.Get, target);
            foreach (var (name, values) in request.Headers)
                next.Headers.TryAddWithoutValidation(name, values);
            request = next;
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (request.Method != HttpMethod.Get || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            return null;
        if (response.Headers.Location is not { } location || request.RequestUri is not { } asked)
            return null;
        var target = new Uri(asked, location);
        var upgraded = asked.Scheme == Uri.UriSchemeHttp && target.Scheme == Uri.UriSchemeHttps && target.IsDefaultPort;
        return target.Host == asked.Host && (upgraded || (target.Scheme == asked.Scheme && target.Port == asked.Port)) ? target : null;
    }
}
