using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Storage;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1404, LogLevel.Warning, "Redis runs with maxmemory-policy {Policy}: when it is full it will drop what must not be lost. Set it to noeviction")]
    public static partial void RedisEvicts(this ILogger log, string policy);
}
