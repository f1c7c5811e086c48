using FedoraPackages.Tests.Servers;

[assembly: AssemblyFixture(typeof(SharedServers))]

namespace FedoraPackages.Tests.Servers;

/// <summary>
/// One server of each kind for all tests of a run, started when the first test asks for it. A test keeps to a prefix or a virtual host of its own, and
/// starts its own server when it means to kill or pause it.
/// </summary>
public sealed class SharedServers : IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> redis = new(RedisServer.StartAsync);
    private readonly Lazy<Task<RabbitMqServer>> rabbitMq = new(RabbitMqServer.StartAsync);

    internal Task<RedisServer> RedisAsync() => redis.Value;

    internal Task<RabbitMqServer> RabbitMqAsync() => rabbitMq.Value;

    public async ValueTask DisposeAsync()
    {
        await EndAsync(redis);
        await EndAsync(rabbitMq);
    }

    private static async Task EndAsync<TServer>(Lazy<Task<TServer>> server)
        where TServer : LoopbackServer
    {
        if (!server.IsValueCreated)
            return;
        // Why it did not start was told to those who wanted it.
        await ((Task)server.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (server.Value.IsCompletedSuccessfully)
            await (await server.Value).DisposeAsync();
    }
}
