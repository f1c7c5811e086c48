using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace FedoraPackages.Connectors.Storage;

/// <summary>One connection to Redis for everything this process does there. Begun when first asked for, and kept trying for ever.</summary>
internal sealed partial class RedisConnection : IAsyncDisposable
{
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly ConfigurationOptions options;
    private readonly ILogger<RedisConnection> log;
    private Task<IConnectionMultiplexer>? connecting;

    public RedisConnection(ConfigurationOptions configured, ILogger<RedisConnection> log)
    {
        this.log = log;
        options = configured.Clone();
        // An unreachable Redis is waited for, and a call while it is away fails at once instead of waiting in a line.
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.ConnectTimeout = options.AsyncTimeout = options.SyncTimeout = (int)Answer.TotalMilliseconds;
        // INFO counts as an administrator's command with this client.
        options.AllowAdmin = true;
        options.ClientName = "fedora-packages";
    }

    /// <summary>Begun again by the next who asks, if it could not even be begun.</summary>
    public Task<IConnectionMultiplexer> MultiplexerAsync()
    {
        lock (gate)
            return connecting is null or { IsFaulted: true } ? connecting = ConnectAsync() : connecting;
    }

    public async Task<IDatabase> DatabaseAsync() => (await MultiplexerAsync().ConfigureAwait(false)).GetDatabase();

    public async ValueTask DisposeAsync()
    {
        if (connecting is { IsFaulted: false } begun)
            await (await begun.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    private async Task<IConnectionMultiplexer> ConnectAsync()
    {
        var made = await ConnectionMultiplexer.ConnectAsync(options).ConfigureAwait(false);
        made.ConnectionRestored += (_, _) => _ = CheckAsync(made);
        if (made.IsConnected)
            await CheckAsync(made).ConfigureAwait(false);
        return made;
    }

    // Redis lets go of anything under another policy when it is full, marks included.
    private async Task CheckAsync(ConnectionMultiplexer made)
    {
        try
        {
            foreach (var server in made.GetServers().Where(s => s.IsConnected))
            {
                var policy = (await server.InfoAsync("memory").ConfigureAwait(false)).SelectMany(g => g).FirstOrDefault(i => i.Key == "maxmemory_policy").Value;
                if (policy is not (null or "noeviction"))
                    LogEvicts(log, policy);
            }
        }
        catch (Exception e) when (e is RedisException or RedisCommandException or TimeoutException)
        {
            // Gone again; whoever asks next says so.
        }
    }

    [LoggerMessage(
        1404, LogLevel.Warning, "Redis runs with maxmemory-policy {Policy}: when it is full it will drop what must not be lost. Set it to noeviction")]
    private static partial void LogEvicts(ILogger log, string policy);
}
