using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Model;
using FedoraPackages.Tests.Servers;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>Stores in one Redis, under a prefix of their own.</summary>
internal sealed class RedisStores : IAsyncDisposable, IForgetful
{
    private readonly RedisConnection connection;
    private readonly RedisKeys names = new("test-" + Guid.NewGuid().ToString("N"));
    private readonly Dictionary<RedisKey, byte[]> copy = [];

    public RedisStores(RedisServer server)
    {
        connection = new RedisConnection(ConfigurationOptions.Parse(server.ConnectionString), NullLogger<RedisConnection>.Instance);
        Cache = new RedisCache(new RedisCacheOptions { InstanceName = names.Panels, ConnectionMultiplexerFactory = connection.MultiplexerAsync });
    }

    public IDistributedCache Cache { get; }

    public StoreLink Link { get; } = new(TimeProvider.System, NullLogger<StoreLink>.Instance);

    public RedisKeys Names => names;

    public RedisPanelStore Open(TimeProvider? clock = null) => new(connection, Cache, names, Link, new RefreshTimings(), clock);

    public RedisSiteStore OpenSite() => new(connection, names, Link);

    public Task<IDatabase> DatabaseAsync() => connection.DatabaseAsync();

    public void Empty()
    {
        var database = Database();
        foreach (var key in Keys())
            database.KeyDelete(key);
    }

    public void TakeCopy()
    {
        copy.Clear();
        var database = Database();
        foreach (var key in Keys())
            copy[key] = database.KeyDump(key)!;
    }

    public void BeginFromCopy()
    {
        Empty();
        foreach (var (key, dump) in copy)
            Database().KeyRestore(key, dump);
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private IDatabase Database() => connection.DatabaseAsync().GetAwaiter().GetResult();

    private List<RedisKey> Keys() => [.. Database().Multiplexer.GetServers()[0].Keys(pattern: names.Panels[..^"panel:".Length] + "*")];
}
