using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Operations;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1902, LogLevel.Error, "What became of {Count} messages could not be written down")]
    public static partial void MessagesNotWritten(this ILogger log, int count, Exception e);

    [LoggerMessage(1901, LogLevel.Warning, "The document {Name} was written by another version and cannot be read; the last copy counts")]
    public static partial void DocumentUnreadable(this ILogger log, string name, Exception e);

    [LoggerMessage(1903, LogLevel.Error, "A document of the site could not be read; the last copy counts")]
    public static partial void DocumentNotRead(this ILogger log, Exception e);
}
