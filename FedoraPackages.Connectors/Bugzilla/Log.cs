using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1701, LogLevel.Debug, "What {Count} tracker bugs are called could not be asked: {Reason}")]
    public static partial void TrackersUnknown(this ILogger log, int count, string reason);
}
