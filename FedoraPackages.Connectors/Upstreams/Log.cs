using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Upstreams;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "{Service} has not been answering; it is not asked for {Pause}")]
    public static partial void NotAskedForNow(this ILogger log, string service, TimeSpan pause);

    [LoggerMessage(1102, LogLevel.Information, "{Service} answers again")]
    public static partial void AskedAgain(this ILogger log, string service);
}
