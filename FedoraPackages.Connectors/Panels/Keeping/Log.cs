using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1401, LogLevel.Warning, "The store does not answer; tried again until it does: {Reason}")]
    public static partial void StoreLost(this ILogger log, string reason);

    [LoggerMessage(1402, LogLevel.Information, "The store answers again after {Away}")]
    public static partial void StoreBack(this ILogger log, TimeSpan away);

    [LoggerMessage(1403, LogLevel.Warning, "The store was emptied or restarted: what it still holds is gathered again")]
    public static partial void StoreBeganAnew(this ILogger log);
}
