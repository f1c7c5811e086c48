using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Operations;
using FedoraPackages.Tests.Servers;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>What the machines of a site share, as another process sees it.</summary>
internal sealed class SharedStores : IAsyncDisposable
{
    private readonly RedisConnection connection;
    private readonly RedisCache cache;
    private readonly RedisSiteStore site;

    public SharedStores(RedisServer server)
    {
        var (names, link) = (new RedisKeys("sandbox"), new StoreLink(TimeProvider.System, NullLogger<StoreLink>.Instance));
        connection = new RedisConnection(ConfigurationOptions.Parse(server.ConnectionString), NullLogger<RedisConnection>.Instance);
        cache = new RedisCache(new RedisCacheOptions { InstanceName = names.Panels, ConnectionMultiplexerFactory = connection.MultiplexerAsync });
        site = new RedisSiteStore(connection, names, link);
        Store = new RedisPanelStore(connection, cache, names, link, new RefreshTimings());
    }

    public IPanelStore Store { get; }

    public SharedDocument<T> Document<T>(DocumentKind<T> kind)
        where T : class => new(kind, site, new SilentSite(), NullLogger<SharedDocument<T>>.Instance);

    public async ValueTask DisposeAsync()
    {
        cache.Dispose();
        await connection.DisposeAsync();
    }
}
