namespace FedoraPackages.Tests.Servers;

/// <summary>One broker like Fedora's public one for all tests that need it, one after the other.</summary>
[CollectionDefinition(nameof(PublicBroker))]
public sealed class PublicBroker : ICollectionFixture<PublicBroker>, IAsyncDisposable
{
    private readonly Lazy<PublicSide> side = new(() => new PublicSide(new TestCertificates()));
    private RabbitMqServer? server;

    internal PublicSide Side => side.Value;

    internal async Task<RabbitMqServer> StartAsync() => server ??= await RabbitMqServer.StartPublicAsync(Side);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (side.IsValueCreated)
            side.Value.Certificates.Dispose();
    }
}
