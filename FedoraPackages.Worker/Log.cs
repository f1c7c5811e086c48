using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker;

/// <summary>What the worker logs. A failure is logged once, where it is handled.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Error, "The refresh of {Key} broke off; its lease runs out and it is taken again")]
    public static partial void RefreshBroke(this ILogger log, PanelKey key, Exception e);

    [LoggerMessage(2003, LogLevel.Error, "{Service} broke off and begins again in a second")]
    public static partial void BeginsAgain(this ILogger log, string service, Exception e);

    [LoggerMessage(2002, LogLevel.Debug, "Message {Topic} {Id} ignored: {Reason}")]
    public static partial void MessageIgnored(this ILogger log, string topic, string id, string reason);

    [LoggerMessage(2004, LogLevel.Information, "The worker is ready")]
    public static partial void WorkerReady(this ILogger log);

    [LoggerMessage(2005, LogLevel.Information, "The sandbox is served at {Url}; its story is {Told}")]
    public static partial void SandboxServed(this ILogger log, Uri? url, string told);
}
