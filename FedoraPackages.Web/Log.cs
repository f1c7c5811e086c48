using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "The list of package names cannot be read")]
    public static partial void NamesUnreadable(ILogger logger, Exception failure);

    [LoggerMessage(3002, LogLevel.Warning, "Panel {Key} cannot be read; trying again")]
    public static partial void PanelUnreadable(ILogger logger, PanelKey key, Exception failure);

    [LoggerMessage(3003, LogLevel.Debug, "The notices to connection {Connection} ended")]
    public static partial void NoticesEnded(ILogger logger, string connection, Exception failure);
}
