namespace FedoraPackages.Tests.Servers;

/// <summary>
/// One RabbitMQ for all tests that kill or pause theirs: one after the other, each in a virtual host of its own, and it runs when they are done.
/// </summary>
[CollectionDefinition(nameof(BrokerToKill))]
public sealed class BrokerToKill : ICollectionFixture<BrokerToKill>, IAsyncDisposable
{
    private RabbitMqServer? server;

    internal async Task<(RabbitMqServer Server, Uri Url)> StartAsync()
    {
        server ??= await RabbitMqServer.StartAsync();
        return (server, await server.NewVirtualHostAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }
}
