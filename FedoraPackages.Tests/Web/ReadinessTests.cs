using System.Net;
using FedoraPackages.Web.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace FedoraPackages.Tests.Web;

/// <summary>A web node of several, whose store and broker are not there yet.</summary>
public sealed class ReadinessTests : IClassFixture<ReadinessTests.LonelyNode>
{
    private readonly LonelyNode node;

    public ReadinessTests(LonelyNode node) => this.node = node;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_NeitherStoreNorBus_SaysWhichIsMissing()
    {
        using var client = node.CreateClient();
        using var answer = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(
            "not ready: the list of package names has not been read yet; our bus has not been reached yet\n", await answer.Content.ReadAsStringAsync(Ct));
        using var alive = await client.GetAsync(new Uri("/healthz/live", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    public sealed class LonelyNode : WebApplicationFactory<App>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Production")
            .UseSetting("ConnectionStrings:Redis", "127.0.0.1:1")
            .UseSetting("ConnectionStrings:RabbitMq", "amqp://127.0.0.1:1");
    }
}
