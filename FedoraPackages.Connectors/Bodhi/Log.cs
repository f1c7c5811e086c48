using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1601, LogLevel.Debug, "Bodhi could not say which tests hold updates: {Reason}")]
    public static partial void TestsNotSaid(this ILogger log, string reason);
}
