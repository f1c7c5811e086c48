using System.Text.Json;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Toy;

/// <summary>Speaks its wire, and knows nothing else.</summary>
internal sealed class ToyConnector([FromKeyedServices(ToyService.Name)] UpstreamClient upstream)
{
    public Task<ToyReport> RebuildAsync(string package, string release, CancellationToken ct) => upstream.AskAsync(
        address => new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"rebuilds/{release}/{package}")),
        AnswerShape.Json,
        body => JsonSerializer.Deserialize(body.AsSpan(), ToyJson.Default.ToyReport) ?? throw new JsonException("null"),
        ct);
}
