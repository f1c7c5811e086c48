using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Koji;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Information, "Of {Listed} packages in Rawhide's list {Dropped} have a name that no source package can have; dropped")]
    public static partial void NamesDropped(this ILogger log, int dropped, int listed);
}
