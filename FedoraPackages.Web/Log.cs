using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web;

/// <summary>What the web logs. A failure is logged once, where it is handled.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "The list of package names cannot be read")]
    public static partial void NamesUnreadable(ILogger logger, Exception failure);

    [LoggerMessage(3002, LogLevel.Warning, "Panel {Key} cannot be read; trying again")]
    public static partial void PanelUnreadable(ILogger logger, PanelKey key, Exception failure);

    [LoggerMessage(3003, LogLevel.Debug, "The notices to connection {Connection} ended")]
    public static partial void NoticesEnded(ILogger logger, string connection, Exception failure);

    [LoggerMessage(3004, LogLevel.Warning, "The kept generations could not be compared; tried again in thirty seconds")]
    public static partial void SweepFailed(ILogger logger, Exception failure);

    [LoggerMessage(3005, LogLevel.Warning, "The workers could not be told which panels are watched; told again in thirty seconds")]
    public static partial void WatchedNotSent(ILogger logger, Exception failure);

    [LoggerMessage(3006, LogLevel.Warning, "DataProtection:Directory is not set: several web nodes need the same keys, in a directory they share")]
    public static partial void KeysNotShared(ILogger logger);

    [LoggerMessage(3007, LogLevel.Warning, "A live connection was refused: {Why}; {More} more were since this was last said")]
    public static partial void ConnectionRefused(ILogger logger, string why, int more);

    [LoggerMessage(3008, LogLevel.Error, "What panel {Key} holds could not be made ready to be drawn; trying again")]
    public static partial void PanelNotTaken(ILogger logger, PanelKey key, Exception mistake);

    [LoggerMessage(3009, LogLevel.Warning, "How this web node gets on could not be reported; tried again in two seconds")]
    public static partial void NodeNotReported(ILogger logger, Exception failure);
}
