using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Messages;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1503, LogLevel.Warning, "{Purpose}: the broker {Broker} is away; tried again until it is there: {Reason}")]
    public static partial void BrokerLost(this ILogger log, string purpose, BrokerAddress broker, string reason);

    [LoggerMessage(1504, LogLevel.Information, "{Purpose}: the broker is there again after {Away}")]
    public static partial void BrokerBack(this ILogger log, string purpose, TimeSpan away);

    [LoggerMessage(1501, LogLevel.Warning, "Our bus is away; tried again until it is there: {Reason}")]
    public static partial void BusLost(this ILogger log, string reason);

    [LoggerMessage(1502, LogLevel.Information, "Our bus is there again after {Away}")]
    public static partial void BusBack(this ILogger log, TimeSpan away);
}
