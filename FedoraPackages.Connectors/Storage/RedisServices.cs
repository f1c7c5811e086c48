using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace FedoraPackages.Connectors.Storage;

/// <summary>Registers the store in Redis.</summary>
internal static class RedisServices
{
    /// <param name="source">Which Fedora's panels these are.</param>
    public static void AddRedis(this IServiceCollection services, ConfigurationOptions redis, string source)
    {
        var names = new RedisKeys(source);
        services.AddSingleton(names);
        services.AddSingleton(provider => new RedisConnection(redis, provider.GetRequiredService<ILogger<RedisConnection>>()));
        services.AddStackExchangeRedisCache(_ => { });
        services.AddOptions<RedisCacheOptions>().Configure<RedisConnection>((options, connection) =>
            (options.InstanceName, options.ConnectionMultiplexerFactory) = (names.Panels, connection.MultiplexerAsync));
        services.AddSingleton<ISiteStore, RedisSiteStore>();
        services.AddSingleton<IPanelStore>(provider => new RedisPanelStore(
            provider.GetRequiredService<RedisConnection>(), provider.GetRequiredService<IDistributedCache>(), names,
            provider.GetRequiredService<StoreLink>(), provider.GetRequiredService<RefreshTimings>()));
    }
}
